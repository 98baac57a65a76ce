//! The built program in a real terminal: started, driven by keys, and gone without a trace.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::support::place;

/// Long enough for a busy machine; no test waits longer than what it waits for takes.
const PATIENCE: Duration = Duration::from_secs(30);

/// The program in a terminal of its own.
struct Session {
    screen: Arc<(Mutex<vt100::Parser>, Condvar)>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    reader: Option<JoinHandle<()>>,
    before: String,
}

impl Session {
    fn start(db: &Path, args: &[&str], env: &[(&str, &str)]) -> Self {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let before = modes(&*pair.master);
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_seatdeck"));
        command.arg("--db");
        command.arg(db);
        command.args(args);
        command.env("TERM", "xterm-256color");
        command.env("LC_ALL", "C");
        for (name, value) in env {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut output = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        let screen = Arc::new((Mutex::new(vt100::Parser::default()), Condvar::new()));
        let shared = Arc::clone(&screen);
        let reader = thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = output.read(&mut bytes) {
                shared.0.lock().unwrap().process(&bytes[..count]);
                shared.1.notify_all();
            }
        });
        Self { screen, master: pair.master, keys, child, reader: Some(reader), before }
    }

    /// Waits until the screen shows the text.
    fn sees(self, wanted: &str) -> Self {
        self.until(wanted, |screen| screen.contents().contains(wanted))
    }

    /// Waits until the screen is as wanted.
    fn until(self, wanted: &str, is_so: impl Fn(&vt100::Screen) -> bool) -> Self {
        let end = Instant::now() + PATIENCE;
        let mut screen = self.screen.0.lock().unwrap();
        while !is_so(screen.screen()) {
            let left = end.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "“{wanted}” did not come about on:\n{}", screen.screen().contents());
            screen = self.screen.1.wait_timeout(screen, left).unwrap().0;
        }
        drop(screen);
        self
    }

    /// Gives the terminal another size.
    fn resized(self, columns: u16, rows: u16) -> Self {
        let size = |n| std::num::NonZero::new(n).unwrap();
        self.screen.0.lock().unwrap().screen_mut().set_size(size(rows), size(columns));
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
        self
    }

    fn types(mut self, keys: &str) -> Self {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
        self
    }

    /// Waits for the program's end: its exit status, what is left on screen, and whether the terminal is as it was.
    fn ends(mut self) -> (u32, String, bool) {
        let status = self.child.wait().unwrap();
        let after = modes(&*self.master);
        drop((self.keys, self.master));
        self.reader.take().unwrap().join().unwrap();
        let screen = self.screen.0.lock().unwrap();
        let screen = screen.screen();
        let restored = !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste();
        (status.exit_code(), screen.contents(), restored && after == self.before)
    }

    /// Waits until the system has stopped the program: going on before that would come too early.
    #[cfg(unix)]
    fn stands_still(self) -> Self {
        let (id, end) = (self.child.process_id().unwrap().to_string(), Instant::now() + PATIENCE);
        let state = || std::process::Command::new("ps").args(["-o", "stat=", "-p", &id]).output().unwrap().stdout;
        while !state().starts_with(b"T") {
            assert!(Instant::now() < end, "the program goes on");
        }
        self
    }

    #[cfg(unix)]
    fn signal(self, name: &str) -> Self {
        let id = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args([format!("-{name}"), id]).status().unwrap().success());
        self
    }
}

/// The terminal's modes (echo, line editing), as far as the system tells them.
fn modes(master: &dyn MasterPty) -> String {
    #[cfg(unix)]
    return format!("{:?}", master.get_termios());
    #[cfg(not(unix))]
    String::new()
}

fn tenant() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("tenant.db");
    let made =
        assert_cmd::Command::new(env!("CARGO_BIN_EXE_seatdeck")).args(["demo", "--no-ui", "--db"]).arg(&db).assert();
    made.success();
    (folder, db)
}

/// What a command says of the tenant.
fn json(db: &Path, args: &[&str]) -> serde_json::Value {
    let output = assert_cmd::Command::new(env!("CARGO_BIN_EXE_seatdeck"))
        .arg("--db")
        .arg(db)
        .arg("--json")
        .args(args)
        .output()
        .unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_active_users_flow_adds_a_license_to_two_users() {
    let (_folder, db) = tenant();
    let mut session = Session::start(&db, &[], &[])
        .sees("Adele Vance")
        .types("/adele\r")
        .sees("2 users")
        .types("a")
        .sees("2 selected of 2")
        .types("m")
        .sees("step 1 of 3")
        .types("\r")
        .sees("step 2 of 3");
    loop {
        let row = session.row_at_cursor();
        if row.contains("Power Automate Free") {
            break;
        }
        session = session.types("j").leaves(&row);
    }
    let (status, _, restored) = session
        .types(" ")
        .sees("needs 2")
        .types("\u{13}")
        .sees("2 changed")
        .types("\r")
        .sees("2 users")
        .types("q")
        .ends();
    assert_eq!((status, restored), (0, true));
    let entry = &json(&db, &["history"])[0];
    assert_eq!((&entry["verb"], &entry["product"]), (&"assign".into(), &"FLOW_FREE".into()));
    assert_eq!(entry["users"].as_array().unwrap().len(), 2);
}

#[test]
fn the_language_is_that_of_the_environment_until_another_is_chosen() {
    let (_folder, db) = tenant();
    let (status, _, restored) = Session::start(&db, &[], &[("LC_ALL", "nl_NL.UTF-8")])
        .sees("Actieve gebruikers")
        .types("L")
        .sees("Svenska")
        .types("j\r")
        .sees("Aktiva användare")
        .types("q")
        .ends();
    assert_eq!((status, restored), (0, true));
}

#[test]
fn an_allotment_holds_its_limit_and_its_owner_sees_it_alone() {
    let (_folder, db) = tenant();
    let pages = |name: &str| format!("g{}\r", "j".repeat(place(name)));
    let (status, screen, restored) = Session::start(&db, &["--as", "admin@contoso.example"], &[])
        .sees("Adele Vance")
        .types(&pages("nav-allotments"))
        .sees("There are no allotments here.")
        .types("n")
        .sees("name of the allotment")
        .types("EMS pool\t2\t\tsales")
        .sees("○ Sales add-ons")
        .types("\r")
        .sees("● Sales add-ons")
        .sees("needs 2")
        .types("\u{13}")
        .sees("2 members’ licenses followed")
        .types("\r")
        .sees("2 of 2")
        .types("\r")
        .sees("place 3")
        .types("l")
        .sees("Limit")
        .types("\u{7f}4")
        .sees("needs 2")
        .types("\u{13}")
        .sees("1 changed")
        .types("\r")
        .sees("One member waits.")
        .types("q")
        .ends();
    assert_eq!((status, restored), (0, true), "{screen}");
    json(&db, &["allotments", "owners", "add", "EMS pool", "adele@contoso.example"]);
    let (status, screen, restored) = Session::start(&db, &[], &[])
        .sees("200 users")
        .types("S")
        .sees("Allotment owner")
        .types("\u{1b}[B\r")
        .sees("You work as adele@contoso.example now.")
        .types("gj\r")
        .sees("5 users")
        .types("S")
        .sees("Owner of the file")
        .types("\r")
        .sees("You work as owner now.")
        .sees("200 users")
        .types("q")
        .ends();
    assert_eq!((status, restored), (0, true), "{screen}");
    let owned = json(&db, &["allotments", "list", "--as", "adele@contoso.example"]);
    assert_eq!((&owned[0]["consumedUnits"], &owned[0]["waitingMembers"]), (&4.into(), &1.into()));
    let users = json(&db, &["users", "list", "--as", "adele@contoso.example"]);
    assert_eq!(users.as_array().unwrap().len(), 5);
}

impl Session {
    fn row_at_cursor(&self) -> String {
        reversed(self.screen.0.lock().unwrap().screen())
    }

    /// Waits until the button is there to be pressed: until the rules have answered it is dimmed.
    fn can(self, button: &str) -> Self {
        self.until(button, |screen| {
            (0..screen.size().0.get()).any(|row| {
                let mut text = screen.rows(0, screen.size().1.get()).skip(usize::from(row));
                let column = text.next().and_then(|text| Some(text[..text.find(button)?].chars().count()));
                let cell = column.and_then(|column| screen.cell(row, u16::try_from(column).ok()?));
                cell.is_some_and(|cell| !cell.dim())
            })
        })
    }

    /// Waits until the row under the cursor is another one.
    fn leaves(self, row: &str) -> Self {
        self.until("another row", |screen| !reversed(screen).contains(row))
    }
}

/// Whether the rules were asked and let a button be pressed.
fn can_press(screen: &vt100::Screen, button: &str) -> bool {
    let find = |line: &str| Some(line.split_once(button)?.0.chars().count());
    let place = screen.contents().lines().zip(0..).find_map(|(line, row)| Some((row, find(line)?)));
    place.and_then(|(row, at)| screen.cell(row, u16::try_from(at).ok()?)).is_some_and(|cell| !cell.dim())
}

/// The text that is drawn reversed: the row under the cursor.
fn reversed(screen: &vt100::Screen) -> String {
    let (rows, columns) = screen.size();
    let mut text = String::new();
    for row in 0..rows.get() {
        for column in 0..columns.get() {
            if let Some(cell) = screen.cell(row, column).filter(|cell| cell.inverse()) {
                text += if cell.has_contents() { cell.contents() } else { " " };
            }
        }
    }
    text.trim().to_owned()
}

#[test]
fn the_devices_flow_makes_a_group_puts_devices_in_it_and_licenses_them() {
    let (_folder, db) = tenant();
    let part = "OFFICE_PROPLUS_DEVICE1";
    let (status, _, restored) = Session::start(&db, &[], &[])
        .sees("Adele Vance")
        .types("g")
        .sees("Groups › Active groups")
        .types(&("j".repeat(place("nav-active-groups")) + "\r"))
        .sees("Everyone P1")
        .types("n")
        .sees("Name of the group")
        .types("Desk\u{13}")
        .sees("1 changed")
        .types("\r")
        .sees("Everyone P1")
        .types("/desk\r")
        .sees("○ Desk ")
        .types("\r")
        .sees("Actions needed")
        .types("\t\t\t")
        .sees("There are no devices in this group")
        .types("n")
        .sees("Type the name of a device")
        .types("lab-01")
        .sees("Lab devices")
        .types("\r")
        .sees("1 chosen")
        .types("lab-02")
        .sees("Lab devices")
        .types("\r")
        .sees("2 chosen")
        .can("[ Add ]")
        .types("\u{13}")
        .sees("1 changed")
        .types("\r")
        .sees("Not licensed")
        .types("g")
        .sees("Billing › Licenses")
        .types(&("j".repeat(place("nav-licenses")) + "\r"))
        .sees("Available")
        .types("/device\r")
        .sees("0 of 20")
        .types("\r")
        .sees("20 available")
        .types("n")
        .sees("Assign licenses to a group")
        .types("desk")
        .sees("2 devices")
        .types("\r")
        .sees("needs 2, 20 available")
        .types("\u{13}")
        .sees("1 changed")
        .types("\r")
        .sees("Desk · 2 of 2")
        .types("\r")
        .sees("2 devices licensed")
        .types("\u{1b}")
        .sees("Assigned to")
        .types(".")
        .sees("More actions ─")
        .types("\r")
        .sees("read-only")
        .sees("2 seats freed")
        .types("\u{13}")
        .sees("1 changed")
        .types("\r")
        .sees("20 available")
        .types("q")
        .ends();
    assert_eq!((status, restored), (0, true));
    let history = json(&db, &["history"]);
    let verbs: Vec<_> = history.as_array().unwrap().iter().map(|entry| entry["verb"].as_str().unwrap()).collect();
    assert_eq!(verbs, ["unassign-devices", "assign-devices", "add-members", "create-group"]);
    assert_eq!((&history[0]["product"], &history[1]["product"]), (&part.into(), &part.into()));
}

#[test]
fn the_licenses_flow_assigns_a_product_to_somebody_found_by_name() {
    let (_folder, db) = tenant();
    let (status, _, restored) = Session::start(&db, &[], &[])
        .sees("Adele Vance")
        .types("g")
        .sees("Billing › Licenses")
        .types(&("j".repeat(place("nav-licenses")) + "\r"))
        .sees("Available")
        .types("/entra\r")
        .sees("Entra ID P1")
        .types("\r")
        .sees("Assign licenses")
        .types("n")
        .sees("Type a name")
        .types("adele")
        .sees("Adele Vance")
        .types("\r")
        .sees("Chosen (1 of 20)")
        .sees("holds it already")
        .types("\u{13}")
        .sees("1 changed")
        .types("\r")
        .sees("Assigned by")
        .types("q")
        .ends();
    assert_eq!((status, restored), (0, true));
    assert_eq!(json(&db, &["history"])[0]["product"], "AAD_PREMIUM");
}

#[test]
fn the_guest_flow_licenses_a_guest_without_a_service() {
    let (_folder, db) = tenant();
    let mut session = Session::start(&db, &[], &[])
        .sees("Adele Vance")
        .types("g")
        .sees("Users (directory)")
        .types(&("j".repeat(place("nav-directory")) + "\r"))
        .sees("Users | All users (Preview)")
        .types("f")
        .sees("Pick a field")
        .types("\r")
        .sees("┌ User type")
        .types("\r")
        .sees("14 users")
        .types("/kees\r")
        .sees("one user")
        .types("\r")
        .sees("Kees Fabrikam | Licenses")
        .types("a")
        .sees("Update license assignments");
    loop {
        let row = session.row_at_cursor();
        if row.contains("Office 365 E3") {
            break;
        }
        session = session.types("j").leaves(&row);
    }
    let (status, _, restored) = session
        .types(" ")
        .sees("Kees Fabrikam has no usage location")
        .types("t")
        .sees("Select location")
        .types("netherlands\r")
        .sees("Office 365 E3: needs 1")
        .types("\t ")
        .sees("[ ] Avatars for Teams")
        .until("Save can be pressed", |screen| {
            !screen.contents().contains("One user changed") && can_press(screen, "[ Save ]")
        })
        .types("\u{13}")
        .sees("One user changed")
        .types("\u{1b}")
        .sees("36/37")
        .types("q")
        .ends();
    assert_eq!((status, restored), (0, true));
    let kees = json(&db, &["users", "show", "kees_fabrikam.example#EXT#@contoso.example"]);
    let license = &kees["licenses"][0];
    assert_eq!(
        (&license["skuPartNumber"], license["disabledPlans"].as_array().unwrap().len()),
        (&"ENTERPRISEPACK".into(), 1)
    );
}

#[test]
fn a_pasted_path_adds_all_users_of_the_file() {
    let (folder, db) = tenant();
    let file = folder.path().join("new starters.csv");
    let rows: Vec<_> = (1..=21).map(|n| format!("n{n}@contoso.example,Newcomer {n}")).collect();
    std::fs::write(&file, format!("User Name,Display Name\n{}\n", rows.join("\n"))).unwrap();
    let (status, _, restored) = Session::start(&db, &[], &[])
        .sees("Adele Vance")
        .types("N")
        .sees("step 1 of 4")
        .types(&format!("\u{1b}[200~{}\u{1b}[201~\r", file.display()))
        .sees("21 users are in the file.")
        .types("\r")
        .sees("required")
        .types("\r")
        .sees("┌ Select location")
        .types("netherlands (\r")
        .until("the location is chosen", |screen| !screen.contents().contains("┌ Select location"))
        .types("j ")
        .sees("[■]")
        .until("Next can be pressed", |screen| can_press(screen, "[ Next ]"))
        .types("\u{13}")
        .sees("step 3 of 4")
        .until("Add users can be pressed", |screen| can_press(screen, "[ Add users ]"))
        .types("\r")
        .sees("21 changed")
        .types("\rq")
        .ends();
    assert_eq!((status, restored), (0, true));
    let verbs = |n: usize| json(&db, &["history"])[n]["verb"].clone();
    assert_eq!((verbs(0), verbs(1)), ("add-user".into(), "add-user".into()));
}

#[test]
fn another_size_is_drawn_anew_and_keys_go_on_working() {
    let (_folder, db) = tenant();
    let (status, _, restored) = Session::start(&db, &[], &[])
        .sees("Adele Vance")
        .resized(120, 40)
        .sees("Activity")
        .resized(50, 12)
        .sees("too small")
        .resized(80, 24)
        .sees("Adele Vance")
        .types("?")
        .sees("Keys that work here")
        .types("\u{1b}")
        .until("the help is closed", |screen| !screen.contents().contains("Keys that work here"))
        .types("q")
        .ends();
    assert_eq!((status, restored), (0, true));
}

#[test]
#[cfg(unix)]
fn a_pause_gives_the_terminal_back_and_takes_it_again() {
    let (_folder, db) = tenant();
    let (status, _, restored) = Session::start(&db, &[], &[])
        .sees("Adele Vance")
        .signal("TSTP")
        .until("the screen is given back", |screen| !screen.alternate_screen())
        .stands_still()
        .signal("CONT")
        .sees("Adele Vance")
        .types("q")
        .ends();
    assert_eq!((status, restored), (0, true));
}

#[test]
fn the_file_is_whole_once_the_program_is_left() {
    let (folder, db) = tenant();
    let session = Session::start(&db, &[], &[]).sees("Adele Vance").types("/youssef\r").sees("one user").types("l");
    let session = session.sees("Select location").types("egypt").sees("Egypt (EG)").types("\r").sees("1 changed");
    assert_eq!(session.types("\rq").ends().0, 0);
    let copy = folder.path().join("copy.db");
    std::fs::copy(&db, &copy).unwrap();
    assert_eq!(json(&copy, &["history"])[0]["verb"], "set-location");
}

#[test]
fn many_users_are_read_once_and_known_again_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("large.db");
    let made = ["demo", "--no-ui", "--users", "10100", "--db", db.to_str().unwrap()];
    assert_cmd::Command::new(env!("CARGO_BIN_EXE_seatdeck")).args(made).assert().success();
    let is_kept = || -> bool {
        let file = rusqlite::Connection::open(&db).unwrap();
        file.query_row("SELECT EXISTS (SELECT 1 FROM index_kept)", [], |row| row.get(0)).unwrap()
    };
    let found = |args: &[&str]| {
        let session = Session::start(&db, args, &[]).sees("10,100 users").types("/schm").sees(" 24 users");
        let (status, ..) = session.types("\x1b").sees("10,100 users").types("q").ends();
        assert_eq!(status, 0);
    };
    found(&["--read-only"]);
    assert!(!is_kept());
    found(&[]);
    assert!(is_kept());
    found(&[]);
}

#[test]
fn a_panic_gives_the_terminal_back_and_says_what_happened() {
    let (_folder, db) = tenant();
    let (status, screen, restored) =
        Session::start(&db, &[], &[("SEATDECK_PANIC", "1")]).sees("Adele Vance").types("q").ends();
    assert_ne!(status, 0);
    assert!(restored, "left on screen:\n{screen}");
    assert!(screen.contains("panicked"), "{screen}");
}

#[test]
#[cfg(unix)]
fn signals_give_the_terminal_back() {
    for signal in ["TERM", "HUP", "INT"] {
        let (_folder, db) = tenant();
        let (_, screen, restored) = Session::start(&db, &[], &[]).sees("Adele Vance").signal(signal).ends();
        assert!(restored, "after SIG{signal}, left on screen:\n{screen}");
    }
}

#[test]
fn what_is_no_tenant_is_told_on_an_untouched_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("notes.txt");
    std::fs::write(&file, "not a database, and it stays as it is").unwrap();
    let (status, screen, restored) = Session::start(&file, &[], &[]).ends();
    assert_eq!((status, restored), (1, true));
    assert!(screen.contains("no seatdeck tenant"), "{screen}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "not a database, and it stays as it is");
}

#[cfg(unix)]
#[test]
fn a_terminal_that_vanishes_takes_the_program_along() {
    let (_folder, db) = tenant();
    let pair = native_pty_system().openpty(PtySize::default()).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_seatdeck"));
    command.arg("--db");
    command.arg(&db);
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut output = pair.master.try_clone_reader().unwrap();
    let (mut screen, mut bytes) = (vt100::Parser::default(), [0; 4096]);
    while !screen.screen().contents().contains("Display name") {
        let count = output.read(&mut bytes).unwrap();
        screen.process(&bytes[..count]);
    }
    drop((output, pair.master));
    let (sender, ended) = std::sync::mpsc::channel();
    let mut killer = child.clone_killer();
    thread::spawn(move || sender.send(child.wait().is_ok()));
    let gone = ended.recv_timeout(PATIENCE);
    if gone.is_err() {
        killer.kill().unwrap();
    }
    assert_eq!(gone, Ok(true), "it goes on without a terminal");
}
