//! What the tests of the import share: a tenant in memory, files as text, and a dump to compare.

mod files;
mod meaning;
mod refusals;
mod seats;

use super::*;
use crate::domain::user::User;

const E1: &str = "18181a46-0d4e-45cd-891e-60aabd171b4e";
const E3: &str = "6fd2c87f-b296-42f0-b197-1e91e994b900";
const SWAY: &str = "a23b959c-7ce8-4e57-9140-b90eb88a9e97";
const YAMMER: &str = "7547a3fe-08ee-4ccb-b430-5077c5041653";
const ADA: &str = "00000000-0000-4000-8000-0000000000a1";
const BEA: &str = "00000000-0000-4000-8000-0000000000b1";
const GROUP: &str = "1f3174e2-ee9d-49e9-b917-e8d84650f895";

fn tenant() -> Store {
    let mut store = Store::in_memory("Contoso").unwrap();
    store.set_clock(|| "2026-11-22T12:00:00Z".parse().unwrap());
    store
}

/// Takes in texts, each as a file named by its place: `1.json`.
fn import(store: &mut Store, texts: &[&str]) -> Result<GraphCounts, StoreError> {
    store.take_in(&mut |_, _| (), |import| {
        texts.iter().zip(1..).try_for_each(|(text, n)| import.file(&format!("{n}.json"), text.as_bytes()).map(drop))
    })
}

fn imported(texts: &[&str]) -> Store {
    let mut store = tenant();
    import(&mut store, texts).unwrap();
    store
}

fn complaint(text: &str) -> String {
    let mut store = tenant();
    let before = dump(&store);
    let error = import(&mut store, &[&user(ADA, ""), text]).unwrap_err();
    assert_eq!(dump(&store), before, "all or nothing");
    error.to_string()
}

/// A user with an id and `more` properties; the user principal name is that of the id's last letters.
fn user(id: &str, more: &str) -> String {
    format!(r#"{{"id":"{id}","userPrincipalName":"{}@contoso.example"{more}}}"#, &id[34..])
}

fn sku(id: &str, more: &str) -> String {
    format!(r##"{{"@odata.type":"#microsoft.graph.subscribedSku","skuId":"{id}"{more}}}"##)
}

fn state(sku: &str, more: &str) -> String {
    format!(r#","licenseAssignmentStates":[{{"skuId":"{sku}"{more}}}]"#)
}

fn find(store: &Store, id: &str) -> User {
    store.user(store.find_user(id).unwrap().unwrap()).unwrap().unwrap()
}

/// Everything that an import writes, by the directory's ids: keys depend on what came first.
pub(in crate::store) fn dump(store: &Store) -> Vec<String> {
    let plans = |list: &str| {
        format!(
            "(SELECT group_concat(plan_id) FROM (SELECT plan_id FROM service_plan WHERE key IN (SELECT value FROM json_each({list})) ORDER BY 1))"
        )
    };
    [
        "SELECT concat_ws('|', name, owner) FROM tenant".to_owned(),
        "SELECT concat_ws('|', sku_id, part_number, display_name, for_users, device, total, held, elsewhere) FROM product".to_owned(),
        "SELECT concat_ws('|', plan_id, name, display_name, automatic, company) FROM service_plan".to_owned(),
        "SELECT concat_ws('|', sku_id, plan_id) FROM product_service JOIN product p ON p.key = product JOIN service_plan s ON s.key = plan".to_owned(),
        "SELECT concat_ws('|', id, sku_id, status, s.total, trial, buyer, next_lifecycle, commerce_id, created, partner, summed) FROM subscription s JOIN product p ON p.key = product".to_owned(),
        "SELECT concat_ws('|', id, display_name, upn, user_type, account_enabled, ifnull(location, '-'), department, job_title, city, state, country, ifnull(deleted_at, '-'), synced, mailbox, folded_name, folded_upn) FROM user".to_owned(),
        "SELECT concat_ws('|', id, role) FROM user_role JOIN user ON key = user".to_owned(),
        "SELECT concat_ws('|', id, display_name, security_enabled, mail_enabled, unified, dynamic) FROM user_group".to_owned(),
        "SELECT concat_ws('|', id, display_name) FROM device".to_owned(),
        "SELECT concat_ws('|', id, member_id) FROM group_member JOIN user_group ON key = user_group".to_owned(),
        format!("SELECT concat_ws('|', id, sku_id, {}) FROM group_license g JOIN user_group u ON u.key = g.user_group JOIN product p ON p.key = g.product", plans("g.disabled")),
        "SELECT concat_ws('|', u.id, sku_id, s.id) FROM device_grant d JOIN user_group u ON u.key = d.user_group JOIN product p ON p.key = d.product LEFT JOIN subscription s ON s.key = d.subscription".to_owned(),
        "SELECT concat_ws('|', d.id, u.id, waiting) FROM device_license l JOIN device d ON d.key = l.device JOIN user_group u ON u.key = l.user_group".to_owned(),
        format!("SELECT concat_ws('|', u.id, sku_id, ifnull(g.id, '-'), {}, l.state, l.error) FROM license l JOIN user u ON u.key = l.user JOIN product p ON p.key = l.product LEFT JOIN user_group g ON g.key = l.via", plans("l.disabled")),
    ]
    .iter()
    .flat_map(|sql| {
        let mut statement = store.db.prepare(sql).unwrap();
        let mut rows: Vec<String> =
            statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
        rows.sort_unstable();
        rows
    })
    .collect()
}
