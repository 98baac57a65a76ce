use super::*;
use crate::domain::query::UserQuery;
use crate::domain::user::Path as Way;
use crate::store::StoreError;

const HEAD: &str = "Object Id,User principal name,Display name,Licenses,Usage location,Block credential";

fn id(n: u32) -> String {
    format!("00000000-0000-4000-8000-{n:012}")
}

struct Tenant(Store);

impl Tenant {
    fn new() -> Self {
        Self(Store::in_memory("Contoso").unwrap())
    }

    /// Takes in a file of these bytes.
    fn take(&mut self, bytes: impl AsRef<[u8]>) -> Result<UserCounts, String> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("u.csv");
        std::fs::write(&file, bytes).unwrap();
        let folder = folder.path().display().to_string() + "/";
        self.0.import_users(&file, &mut |_, _| ()).map_err(|error: StoreError| error.to_string().replace(&folder, ""))
    }

    #[track_caller]
    fn counts(&mut self, bytes: impl AsRef<[u8]>) -> (usize, usize, usize) {
        let counts = self.take(bytes).unwrap();
        assert_eq!(self.0.check().unwrap(), []);
        (counts.added, counts.known, counts.repeated)
    }

    fn rows(&self) -> Vec<String> {
        let users = self.0.list_users(&UserQuery::default()).unwrap().users;
        let users = self.0.users(&users).unwrap();
        let row = |user: crate::domain::user::User| {
            let held = user.licenses.iter().map(|license| {
                let part = self.0.product(license.sku).unwrap().unwrap().part_number;
                let via = if license.path == Way::Direct { "" } else { "*" };
                format!(" {part}{via}")
            });
            let location = user.location.map(String::from).unwrap_or_default();
            let blocked = if user.account_enabled { "" } else { " blocked" };
            format!("{} <{}> {location}{blocked}{}", user.display_name, user.upn, held.collect::<String>())
        };
        users.into_iter().map(row).collect()
    }
}

#[test]
fn users_are_added_and_updated_and_others_left_alone() {
    let mut tenant = Tenant::new();
    let file = format!(
        "{HEAD}\n{},zoe@x,Zoë,Office 365 E3+VISIOCLIENT,NL,False\n{},bo@x,Bo,Unlicensed,Sweden,True\n",
        id(1),
        id(2)
    );
    assert_eq!(tenant.counts(&file), (2, 0, 0));
    let both = ["Bo <bo@x> SE blocked", "Zoë <zoe@x> NL ENTERPRISEPACK VISIOCLIENT"];
    assert_eq!(tenant.rows(), both);
    assert_eq!(tenant.counts(&file), (0, 2, 0));
    assert_eq!(tenant.rows(), both);
    // By user name, in any case; what has no column or says nothing stays.
    let some = "displayName;userPrincipalName;licenses\r\nZoë Müller;ZOE@x;\r\n";
    assert_eq!(tenant.counts(some), (0, 1, 0));
    assert_eq!(tenant.rows(), [both[0], "Zoë Müller <ZOE@x> NL ENTERPRISEPACK VISIOCLIENT"]);
    assert_eq!(tenant.counts("User principal name,Licenses\nzoe@x,unlicensed\n"), (0, 1, 0));
    assert_eq!(tenant.rows()[1], "Zoë Müller <zoe@x> NL");
}

#[test]
fn every_spelling_of_a_file_is_taken() {
    let rows = |sep: char, end: &str| {
        let head = HEAD.replace(',', &sep.to_string());
        let id = id(1).replace("4000", "4000\u{a0}");
        format!("{head}{end}{end}\u{a0}{id}{sep}zoe@x{sep}Zoë{sep}\" Office 365 E3\"{sep}NL{sep}\"false\"{end}")
    };
    let windows = |text: &str| encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let utf16 = |text: &str| format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    let files = [
        rows(',', "\n").into_bytes(),
        format!("\u{feff}{}", rows(',', "\r\n")).into_bytes(),
        windows(&rows(';', "\r\n")),
        utf16(&rows('\t', "\r\n")),
        format!("sep=;\r\n{}", rows(';', "\r\n")).into_bytes(),
        rows(',', "\n").trim_end().as_bytes().to_vec(),
    ];
    for file in files {
        let mut tenant = Tenant::new();
        assert_eq!(tenant.counts(&file), (1, 0, 0), "{}", String::from_utf8_lossy(&file));
        assert_eq!(tenant.rows(), ["Zoë <zoe@x> NL ENTERPRISEPACK"]);
    }
}

#[test]
fn a_later_row_about_the_same_user_counts() {
    let mut tenant = Tenant::new();
    let file = format!("{HEAD}\n{0},a@x,First,Unlicensed,,\n{0},a@x,'=Second,STANDARDPACK,,\n", id(1));
    assert_eq!(tenant.counts(file), (1, 0, 1));
    assert_eq!(tenant.rows(), ["=Second <a@x>  STANDARDPACK"]);
}

#[test]
fn what_is_inherited_stays_so_unless_the_details_say_otherwise() {
    let mut tenant = Tenant::new();
    let state = |group: &str| {
        let sku = "6fd2c87f-b296-42f0-b197-1e91e994b900";
        format!("\"[{{\"\"skuId\"\":\"\"{sku}\"\",\"\"assignedByGroup\"\":{group},\"\"state\"\":\"\"Wondrous\"\"}}]\"")
    };
    let head = "Object Id,User principal name,License assignment details,Licenses";
    let group = format!("\"\"{}\"\"", id(99));
    tenant.counts(format!("{head}\n{},a@x,{},Office 365 E3\n", id(1), state(&group)));
    assert_eq!(tenant.rows(), ["a@x <a@x>  ENTERPRISEPACK*"]);
    tenant.counts(format!("{head}\n{},a@x,\"Direct, by somebody\",Office 365 E3+VISIOCLIENT\n", id(1)));
    assert_eq!(tenant.rows(), ["a@x <a@x>  ENTERPRISEPACK* VISIOCLIENT"]);
    tenant.counts(format!("{head}\n{},a@x,{},A name of the day\n", id(1), state("null")));
    assert_eq!(tenant.rows(), ["a@x <a@x>  ENTERPRISEPACK"]);
    let differs = tenant.take(format!("{head}\n{},a@x,{},Unlicensed\n", id(1), state("null"))).unwrap_err();
    assert_eq!(
        differs,
        "u.csv, row 2, column Licenses \"Unlicensed\": License assignment details and Licenses differ in \
         6fd2c87f-b296-42f0-b197-1e91e994b900; empty License assignment details where Licenses was edited"
    );
}

#[test]
fn a_bad_cell_is_named_and_nothing_comes_in() {
    let mut tenant = Tenant::new();
    tenant.counts(format!("{HEAD}\n{},known@x,Known,,,\n", id(7)));
    let good = format!("{},a@x,A,,,", id(1));
    for (row, said) in [
        ("no-guid,b@x,B,,,", "row 4, column Object Id \"no-guid\": it is no GUID; copy it from the directory again"),
        (
            ",,B,,,",
            "row 4, column Object Id: neither Object Id nor User principal name says who it is; correct the cell",
        ),
        (",new@x,B,,,", "row 4, column User principal name \"new@x\": nobody known has this"),
        (
            "00000000-0000-4000-8000-000000000002,KNOWN@x,B,,,",
            "row 4, column User principal name \"KNOWN@x\": another user",
        ),
        (",known@x,B,Office 365 E9,,", "row 4, column Licenses \"Office 365 E9\": no product is called Office 365 E9;"),
        (",known@x,B,,Atlantis,", "row 4, column Usage location \"Atlantis\": it is no country, nor a"),
        (",known@x,B,,,perhaps", "row 4, column Block credential \"perhaps\": it is neither True nor False;"),
        (",known@x,B,,", "row 4: 5 cells where the headings are 6; complete the row"),
        (
            ",known@x,\"B\nC\",,,",
            "row 4, column Display name \"B C\": the cell runs over several lines; close its quotes",
        ),
    ] {
        let error = tenant.take(format!("{HEAD}\r\n{good}\r\n\r\n{row}\r\n")).unwrap_err();
        assert!(error.starts_with(&format!("u.csv, {said}")), "{error}");
        assert_eq!(tenant.rows(), ["Known <known@x> "]);
    }
    assert!(tenant.take("").unwrap_err().contains("is empty"));
    assert!(tenant.take("Name,Mail\na,b\n").unwrap_err().starts_with("u.csv, row 1: no column Object Id or"));
}
