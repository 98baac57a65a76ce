use super::*;

const HEAD: &str =
    "Product_Display_Name,String_Id,GUID,Service_Plan_Name,Service_Plan_Id,Service_Plans_Included_Friendly_Names\n";
const E1: &str = "18181a46-0d4e-45cd-891e-60aabd171b4e";
const E3: &str = "6fd2c87f-b296-42f0-b197-1e91e994b900";
const SWAY: &str = "a23b959c-7ce8-4e57-9140-b90eb88a9e97";
const FOUNDATION: &str = "113feb6c-3fe4-4440-bddc-54d774bf0318";

fn read_rows(rows: &[&str]) -> Read {
    read("sample.csv", (HEAD.to_owned() + &rows.join("\n")).as_bytes()).unwrap()
}

fn complaint(text: &str) -> String {
    read("sample.csv", text.as_bytes()).unwrap_err().to_string()
}

fn e3(plan: &str) -> String {
    format!("Office 365 E3,ENTERPRISEPACK,{E3},{plan}")
}

fn sway() -> String {
    e3(&format!("SWAY,{SWAY},Sway"))
}

/// Microsoft's files are not part of the house: whoever has them beside it runs these tests in full.
fn beside(name: &str) -> Option<Vec<u8>> {
    let path = format!(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/{}"), name);
    let bytes = std::fs::read(&path).ok();
    if bytes.is_none() {
        eprintln!("skipped: no {path}");
    }
    bytes
}

#[test]
fn hard_spaces_go_even_from_ids() {
    let read = read_rows(&[&format!("Teams\u{a0}Shared ,MCOCAP_FACULTY\u{a0},{E3}\u{a0},SWAY,{SWAY},\u{a0}Sway")]);
    let product = &read.catalog.products[0];
    assert_eq!((product.display_name.as_str(), product.part_number.as_str()), ("Teams Shared", "MCOCAP_FACULTY"));
    assert_eq!((product.sku.to_string().as_str(), read.catalog.plans[0].display_name.as_str()), (E3, "Sway"));
    assert_eq!((read.cleaned, read.repeated, read.renamed), (4, 0, 0));
}

#[test]
fn tabs_and_outer_space_go() {
    let read = read_rows(&[&e3(&format!("\tSWAY ,{SWAY}, Sway\tfor  all"))]);
    let plan = &read.catalog.plans[0];
    assert_eq!((plan.name.as_str(), plan.display_name.as_str(), read.cleaned), ("SWAY", "Sway for all", 2));
}

#[test]
fn escape_sequences_do_not_come_in() {
    let read = read_rows(&[&e3(&format!("SWAY,{SWAY},\u{1b}[31mSway\u{202e}"))]);
    assert_eq!(read.catalog.plans[0].display_name, "[31mSway");
}

#[test]
fn repeated_rows_count_once() {
    let read = read_rows(&[&sway(), &sway(), &e3(&format!("SWAY,{SWAY},Microsoft Sway"))]);
    assert_eq!(read.catalog.products[0].plans.len(), 1);
    assert_eq!((read.repeated, read.renamed), (2, 1));
    assert_eq!(read.catalog.plans[0].display_name, "Sway", "the commonest");
}

#[test]
fn ids_are_the_keys_and_names_are_not() {
    let read = read_rows(&[
        &format!("Calling,MCOPSTN5,{E1},SWAY,{SWAY},Sway"),
        &format!("Calling,MCOPSTN5,{E3},SWAY,{FOUNDATION},Sway"),
        &format!("Calling II,MCOPSTN5,{},SWAY,{SWAY},Sway", E3.to_uppercase()),
    ]);
    assert_eq!((read.catalog.products.len(), read.catalog.plans.len()), (2, 2));
    assert_eq!(read.catalog.products[0].part_number, read.catalog.products[1].part_number);
    let e3 = read.catalog.product(E3.parse().unwrap()).unwrap();
    assert_eq!((e3.display_name.as_str(), e3.plans.len(), read.renamed), ("Calling", 2, 1), "of equals the first");
}

#[test]
fn a_plan_keeps_its_commonest_name_and_a_readable_label() {
    let read = read_rows(&[
        &e3(&format!("EXCHANGE_S_FOUNDATION PBI,{FOUNDATION},EXCHANGE FOUNDATION")),
        &e3(&format!("EXCHANGE_S_FOUNDATION,{FOUNDATION},EXCHANGE FOUNDATION")),
        &e3(&format!("EXCHANGE_S_FOUNDATION,{FOUNDATION},Exchange Foundation")),
    ]);
    let plan = &read.catalog.plans[0];
    assert_eq!((plan.name.as_str(), plan.display_name.as_str()), ("EXCHANGE_S_FOUNDATION", "Exchange Foundation"));
}

#[test]
fn quoted_fields_hold_commas_and_quotes() {
    let read =
        read_rows(&[&format!("\"Power \"\"Pages\"\", 1,000 units\",\"T3_min_1,000_units/day\",{E3},SWAY,{SWAY},Sway")]);
    let product = &read.catalog.products[0];
    assert_eq!(
        (product.display_name.as_str(), product.part_number.as_str()),
        ("Power \"Pages\", 1,000 units", "T3_min_1,000_units/day")
    );
}

#[test]
fn a_byte_order_mark_crlf_and_windows_1252_are_read() {
    let rows = HEAD.to_owned() + &e3(&format!("SWAY,{SWAY},Field Service – Sway")) + "\n";
    let wanted = read("sample.csv", rows.as_bytes()).unwrap();
    assert_eq!(wanted.catalog.plans[0].display_name, "Field Service – Sway");
    let windows = rows.replace('\n', "\r\n");
    assert_eq!(read("sample.csv", format!("\u{feff}{windows}").as_bytes()).unwrap(), wanted);
    assert_eq!(read("sample.csv", &encoding_rs::WINDOWS_1252.encode(&windows).0).unwrap(), wanted);
}

#[test]
fn headings_stand_in_any_order_and_case_among_others() {
    let read = read(
        "sample.csv",
        format!(
            "Notes,service plan id,SERVICE_PLAN_NAME,guid,string_id,product display name,Service_Plans_Included_Friendly_Names\n\
             x,{SWAY},SWAY,{E3},ENTERPRISEPACK,Office 365 E3,Sway\n"
        )
        .as_bytes(),
    );
    assert_eq!(read.unwrap(), read_rows(&[&sway()]));
}

#[test]
fn marks_come_with_the_ids() {
    let read = read_rows(&[&sway(), &format!("Apps,X,ea4c5ec8-50e3-4193-89b9-50da5bd4cdc7,F,{FOUNDATION},F")]);
    assert!(read.catalog.plan(SWAY.parse().unwrap()).unwrap().automatic);
    assert!(read.catalog.plan(FOUNDATION.parse().unwrap()).unwrap().company);
    assert_eq!(read.catalog.products.iter().map(|product| product.device).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn what_cannot_be_read_is_named_with_its_row_and_its_remedy() {
    assert_eq!(complaint("\u{feff} \r\n"), "sample.csv, row 1: the file is empty; download it again");
    assert_eq!(complaint(HEAD), "sample.csv, row 1: no rows follow the heading; download the file again");
    assert_eq!(
        complaint(&HEAD.replace("Service_Plan_Id", "Plan")),
        "sample.csv, row 1: no column Service_Plan_Id; take the file as Microsoft offers it, its first row and its commas included"
    );
    assert_eq!(
        complaint(&format!("{HEAD}{}\nOffice 365 E3,ENTERPRISEPACK\n", sway())),
        "sample.csv, row 3: 2 fields where the heading has 6; complete the row, and quote fields with commas"
    );
    assert_eq!(
        complaint(&format!("{HEAD}{}", e3(&format!("\u{a0},{SWAY},Sway")))),
        "sample.csv, row 2: Service_Plan_Name is empty; fill it in or take the row out"
    );
    assert_eq!(
        complaint(&format!("{HEAD}{}", e3("SWAY,a23b959c,Sway"))),
        "sample.csv, row 2: Service_Plan_Id \"a23b959c\" is not a GUID; correct it or take the row out"
    );
    assert!(complaint("GIF89a\0\u{1}").contains("no column Product_Display_Name"));
}

#[test]
fn rows_are_counted_as_an_editor_counts_them() {
    let bad = format!("{HEAD}{}\n\n{}\nshort\n", sway(), sway());
    for text in [bad.replace('\n', "\r\n"), format!("\u{feff}{bad}"), bad] {
        assert!(complaint(&text).starts_with("sample.csv, row 5: 1 fields"), "{}", complaint(&text));
    }
}

#[test]
fn quotes_left_open_do_not_swallow_rows() {
    let open = e3(&format!("SWAY,{SWAY},\"Sway"));
    assert_eq!(
        complaint(&format!("{HEAD}{open}\n{}\n", sway())),
        "sample.csv, row 2: Service_Plans_Included_Friendly_Names runs over several lines; close its quotes"
    );
}

#[test]
fn microsofts_table_is_the_embedded_catalog() {
    let Some(bytes) = beside("product-names-and-service-plan-identifiers.csv") else {
        return;
    };
    let mut read = read("table.csv", &bytes).unwrap();
    read.catalog.date.clone_from(&Catalog::embedded().date);
    assert!(&read.catalog == Catalog::embedded(), "assets/catalog is stale: run examples/compact_catalog.rs");
    assert_eq!((read.repeated, read.renamed, read.cleaned), (31, 156, 83));
}

#[test]
fn older_files_of_microsoft_are_read() {
    for (name, dash) in [("licensing-head-utf8bom-crlf.csv", false), ("licensing-sample-cp1252-crlf.csv", true)] {
        let Some(bytes) = beside(&format!("fixtures/{name}")) else {
            return;
        };
        let catalog = read(name, &bytes).unwrap().catalog;
        assert!(!catalog.products.is_empty());
        assert_eq!(catalog.plans.iter().any(|plan| plan.display_name.contains('–')), dash, "{name}");
    }
}
