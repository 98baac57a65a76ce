//! Files, folders, and what they are written in.

use std::fs;

use super::*;

fn take(store: &mut Store, paths: &[&Path]) -> Result<GraphCounts, StoreError> {
    store.import_graph(&paths.iter().map(|path| path.to_path_buf()).collect::<Vec<_>>(), &mut |_, _| ())
}

fn complaint(paths: &[&Path]) -> String {
    let mut store = tenant();
    let before = dump(&store);
    let error = take(&mut store, paths).unwrap_err().to_string();
    assert_eq!(dump(&store), before, "all or nothing");
    error
}

/// A folder with some files in it.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

#[test]
fn a_folder_is_read_with_the_folders_in_it() {
    let folder = folder(&[
        ("users/2.json", &user(BEA, "")),
        ("users/1.JSON", &user(ADA, "")),
        ("notes.json", "{}"),
        ("readme.txt", "not JSON"),
    ]);
    let mut told = Vec::new();
    let counts = tenant().import_graph(&[folder.path().to_owned()], &mut |count, at| told.push((count, at))).unwrap();
    let size = 2 * user(ADA, "").len() + 2;
    assert_eq!((counts.users, counts.skipped.len()), (2, 1));
    assert_eq!(told, [(3, Progress { done: size, total: size })]);
}

#[test]
fn a_bad_file_keeps_the_good_ones_out() {
    let folder = folder(&[("a.json", &user(ADA, "")), ("b.json", "{"), ("c/d.json", "{}")]);
    let bad = folder.path().join("b.json");
    assert!(complaint(&[folder.path()]).starts_with(&format!("{}, line 1", bad.display())));
    assert!(complaint(&[&folder.path().join("a.json"), &folder.path().join("none.json")]).contains("none.json: "));
}

#[test]
fn what_brings_nothing_is_refused() {
    let folder = folder(&[("a.json", &user(ADA, "")), ("c/d.json", "{}"), ("c/e.txt", ""), ("empty.json", "")]);
    let path = |name| folder.path().join(name);
    for name in ["c", "c/d.json", "empty.json"] {
        let complaint = complaint(&[&path("a.json"), &path(name)]);
        assert!(
            complaint.starts_with(&format!("{} holds none of what Graph says", path(name).display())),
            "{complaint}"
        );
    }
    let mut store = tenant();
    fs::write(path("page.json"), r#"{"@odata.context":"x/$metadata#users","value":[]}"#).unwrap();
    take(&mut store, &[&path("page.json")]).unwrap();
    take(&mut store, &[folder.path()]).unwrap();
}

#[test]
fn every_way_of_writing_is_read() {
    let text = user(ADA, r#","displayName":"Zoë – Müller""#);
    let wide = |text: &str| format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let folder = folder(&[]);
    for bytes in [
        text.clone().into_bytes(),
        format!("\u{feff}{}", text.replace(',', ",\r\n")).into_bytes(),
        wide(&text),
        encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(),
    ] {
        let path = folder.path().join("users.json");
        fs::write(&path, bytes).unwrap();
        let mut store = tenant();
        take(&mut store, &[&path]).unwrap();
        assert_eq!(find(&store, ADA).display_name, "Zoë – Müller");
    }
}

#[test]
fn neither_the_order_of_files_nor_a_second_import_matters() {
    let mut texts: Vec<_> = crate::store::seed::sample::FILES.iter().map(|(_, text)| *text).collect();
    let mut store = imported(&texts);
    let before = dump(&store);
    import(&mut store, &texts).unwrap();
    assert!(dump(&store) == before);
    for text in &texts {
        import(&mut store, &[text]).unwrap();
    }
    assert!(dump(&store) == before, "one at a time");
    texts.reverse();
    for _ in 0..texts.len() {
        texts.rotate_left(1);
        assert!(dump(&imported(&texts)) == before);
    }
}

/// Microsoft's samples are not part of the house: whoever has them beside it runs these tests in full.
fn samples() -> Option<PathBuf> {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data"));
    if !path.is_dir() {
        eprintln!("skipped: no {}", path.display());
        return None;
    }
    Some(path)
}

#[test]
fn microsofts_samples_go_in() {
    let Some(samples) = samples() else { return };
    let mut store = tenant();
    let counts = take(&mut store, &[&samples]).unwrap();
    assert_eq!((counts.users, counts.products, counts.subscriptions), (1, 2, 1));
    assert_eq!(counts.skipped.iter().map(|skipped| skipped.count).sum::<usize>(), 7);
    assert_eq!(counts.warnings.len(), 1, "nobody bought the E3 that Adele holds");
    let adele = find(&store, "AdeleV@Contoso.com");
    let paths: Vec<_> = adele.licenses.iter().map(|license| (license.state.word(), license.error.as_deref())).collect();
    assert_eq!(paths, [("Error", Some("MutuallyExclusiveViolation")), ("Active", None), ("Active", None)]);
    assert_eq!(store.check().unwrap(), []);

    let before = dump(&store);
    take(&mut store, &[&samples]).unwrap();
    assert_eq!(dump(&store), before, "twice changes nothing");
    let files = ["user_licence_fields.json", "directory_subscriptions_list.json", "subscribedSkus_list.json"];
    let files = files.map(|file| samples.join(file));
    let mut other = tenant();
    take(&mut other, &files.each_ref().map(PathBuf::as_path)).unwrap();
    assert_eq!(dump(&other), before, "nor does the order matter");
}

#[test]
fn microsofts_samples_of_other_things_are_no_files_to_name() {
    let Some(samples) = samples() else { return };
    for file in ["licenseDetails_list.json", "assignLicense_errors.json", "batch_request_response.json"] {
        assert!(complaint(&[&samples.join(file)]).contains("holds none of what Graph says"), "{file}");
    }
}
