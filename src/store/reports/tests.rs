use super::*;

/// A tenant where only licenses matter: "user product[,product…]", a product with `-` being inherited, `!` in error.
fn tenant(users: &[(&str, &str)]) -> Store {
    let store = Store::in_memory("Contoso").unwrap();
    let run = |sql: &str| assert!(store.db.execute(sql, []).unwrap() > 0, "{sql}");
    run("INSERT INTO user_group (key, id, display_name) VALUES (1, '00000000-0000-4000-8000-000000000099', 'Staff')");
    for part in ["ENTERPRISEPACK", "ENTERPRISEPREMIUM", "SPE_E3", "VISIOCLIENT"] {
        run(&format!(
            "INSERT INTO subscription (id, product, status, total)
             SELECT '00000000-0000-4000-8000-' || printf('%012d', key), key, 'Enabled', 99
             FROM product WHERE part_number = '{part}'"
        ));
    }
    for ((name, held), key) in users.iter().zip(1..) {
        let (blocked, deleted) = (name.contains('b'), name.contains('d'));
        run(&format!(
            "INSERT INTO user (key, id, display_name, upn, folded_name, folded_upn, account_enabled)
             VALUES ({key}, '00000000-0000-4000-8000-{key:012}', '{name}', '{name}', '{name}', '{name}', {})",
            i32::from(!blocked)
        ));
        for license in held.split(',').filter(|license| !license.is_empty()) {
            let part = license.trim_matches(['-', '!']);
            let (via, wrong) = (i32::from(license.contains('-')), license.contains('!'));
            let state = if wrong { "'Error', 'CountViolation'" } else { "'Active', NULL" };
            run(&format!(
                "INSERT INTO license (user, product, via, state, error)
                 SELECT {key}, key, {via}, {state} FROM product WHERE part_number = '{part}'"
            ));
        }
        if deleted {
            run(&format!("UPDATE user SET deleted_at = '2026-01-01T00:00:00Z' WHERE key = {key}"));
        }
    }
    store
}

fn told(store: &Store, report: Report) -> Vec<String> {
    let part = |sku: &SkuId| store.product(*sku).unwrap().unwrap().part_number;
    let line = |line: Line| {
        let words = match &line.of {
            Slice::Waste(sku, leaver) => format!("{} {}", part(sku), leaver.id()),
            Slice::Overlap { less, more, share } => format!("{} < {} {}", part(less), part(more), share.id()),
            Slice::Errors(sku, error) => format!("{} {error}", part(sku)),
            Slice::Source(sku, source) => format!("{} {}", part(sku), source.id()),
        };
        let users = store.report_users(&line.of).unwrap();
        assert_eq!(users.len(), line.users as usize);
        let names: Vec<_> = users.iter().map(|key| store.user_named(*key).unwrap().unwrap().name).collect();
        format!("{words}: {}", names.join(" "))
    };
    let mut lines: Vec<_> = store.report(report).unwrap().into_iter().map(line).collect();
    lines.sort();
    lines
}

#[test]
fn seats_of_those_who_cannot_sign_in_are_told() {
    let store = tenant(&[
        ("b1", "ENTERPRISEPACK,ENTERPRISEPACK-,VISIOCLIENT!"),
        ("a", "ENTERPRISEPACK"),
        ("d", "ENTERPRISEPACK"),
        ("bd", "VISIOCLIENT"),
    ]);
    assert_eq!(
        told(&store, Report::Waste),
        ["ENTERPRISEPACK blocked: b1", "ENTERPRISEPACK deleted: d", "VISIOCLIENT deleted: bd"]
    );
}

#[test]
fn paths_and_errors_are_told() {
    let store = tenant(&[
        ("a", "ENTERPRISEPACK"),
        ("c", "ENTERPRISEPACK,ENTERPRISEPACK-"),
        ("e", "ENTERPRISEPACK-,VISIOCLIENT!"),
        ("d", "ENTERPRISEPACK-"),
    ]);
    assert_eq!(
        told(&store, Report::Sources),
        ["ENTERPRISEPACK both: c", "ENTERPRISEPACK direct: a", "ENTERPRISEPACK groups: e"]
    );
    assert_eq!(told(&store, Report::Errors), ["VISIOCLIENT CountViolation: e"]);
}

#[test]
fn a_product_that_another_makes_needless_is_told() {
    let store = tenant(&[
        ("a", "ENTERPRISEPACK,SPE_E3"),
        ("c", "ENTERPRISEPACK-,SPE_E3,VISIOCLIENT"),
        ("e", "ENTERPRISEPACK,SPE_E3"),
        ("f", "SPE_E3"),
        ("g", "VISIOCLIENT,ENTERPRISEPACK"),
        ("h", "ENTERPRISEPACK,ENTERPRISEPREMIUM"),
    ]);
    let part = "ENTERPRISEPACK < ENTERPRISEPREMIUM most: h";
    // What is off in the larger, the smaller does bring.
    let off = |product: &str| {
        let sql = "UPDATE license SET disabled = (SELECT json_array(key) FROM service_plan WHERE name = 'SWAY')
                   WHERE user = 3 AND product = (SELECT key FROM product WHERE part_number = ?1)";
        assert_eq!(store.db.execute(sql, [product]).unwrap(), 1);
    };
    off("SPE_E3");
    assert_eq!(
        told(&store, Report::Overlap),
        [part, "ENTERPRISEPACK < SPE_E3 all: a c", "ENTERPRISEPACK < SPE_E3 most: e"]
    );
    off("ENTERPRISEPACK");
    assert_eq!(told(&store, Report::Overlap), [part, "ENTERPRISEPACK < SPE_E3 all: a c e"]);
}
