//! A small tenant in a file of its own, and the program run on it.

#![expect(clippy::unwrap_used, reason = "a tenant that cannot be made fails the test")]

use std::process::Output;

use assert_cmd::Command;
use rusqlite::{Connection, params};
use seatdeck::store::Store;
use serde_json::Value;
use tempfile::TempDir;

pub struct Tenant {
    folder: TempDir,
}

/// What a run left behind.
pub struct Run {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Run {
    /// What stands on stdout, which must be JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}{}", self.out, self.err))
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { status: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }
}

impl Tenant {
    /// No tenant at all.
    pub fn none() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// 25 users u01 to u25 and a few with something about them; 30 seats of Office 365 E3, 2 of E1.
    pub fn new() -> Self {
        let tenant = Self::none();
        let path = tenant.file("tenant.db");
        drop(Store::create(path.as_ref(), "Contoso").unwrap());
        let db = Connection::open(path).unwrap();
        for (n, part, seats) in [(1, "ENTERPRISEPACK", 30), (2, "STANDARDPACK", 2)] {
            let sql = "INSERT INTO subscription (id, product, status, total)
                       SELECT ?1, key, 'Enabled', ?3 FROM product WHERE part_number = ?2";
            assert_eq!(db.execute(sql, params![format!("00000000-0000-0000-0001-{n:012}"), part, seats]).unwrap(), 1);
        }
        let numbered = (1..=25).map(|n| (format!("User {n:02}"), format!("u{n:02}"), "Member", Some("NL")));
        let named = [
            ("Adele Vance", "adele", "Member", Some("US")),
            ("Zoë Müller", "zoe", "Member", None),
            ("Bo\u{202e} Guest", "bo", "Guest", Some("SE")),
            ("Helpdesk", "helpdesk", "Member", Some("NL")),
        ];
        let named = named.map(|(name, upn, kind, place)| (name.to_owned(), upn.to_owned(), kind, place));
        for ((name, upn, kind, place), n) in numbered.chain(named).zip(1..) {
            let upn = format!("{upn}@contoso.example");
            db.execute(
                "INSERT INTO user (key, id, display_name, upn, user_type, location, folded_name, folded_upn)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, lower(?3), ?4)",
                params![n, format!("00000000-0000-0000-0000-{n:012}"), name, upn, kind, place],
            )
            .unwrap();
        }
        db.execute("INSERT INTO user_role SELECT key, 'helpdesk-admin' FROM user WHERE display_name = 'Helpdesk'", [])
            .unwrap();
        tenant
    }

    pub fn file(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    pub fn write(&self, name: &str, text: &str) -> String {
        std::fs::write(self.file(name), text).unwrap();
        self.file(name)
    }

    /// Runs a command on the tenant.
    pub fn run(&self, line: &str) -> Run {
        self.run_args(&line.split(' ').collect::<Vec<_>>(), "")
    }

    pub fn run_args(&self, args: &[&str], stdin: &str) -> Run {
        let mut command = self.command();
        command.args(["--db", &self.file("tenant.db")]).args(args).write_stdin(stdin);
        command.output().unwrap().into()
    }

    /// The program in a home of its own.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_seatdeck"));
        command.env_clear().env("HOME", self.folder.path());
        command
    }
}

/// The codes of what was refused.
pub fn codes(report: &Value) -> Vec<&str> {
    report["refused"].as_array().unwrap().iter().map(|refusal| refusal["code"].as_str().unwrap()).collect()
}

/// The seats left of a product.
pub fn seats(tenant: &Tenant, part: &str) -> Value {
    let list = tenant.run("licenses list --json").json();
    list.as_array().unwrap().iter().find(|product| product["skuPartNumber"] == part).unwrap()["available"].clone()
}
