use super::*;
use crate::domain::cloud::Cloud;
use crate::domain::ids::UserKey;
use crate::domain::location::Location;
use crate::domain::role::Principal;
use crate::store::export::powershell::Script;
use crate::store::export::requests::Requests;

const E3: &str = "6fd2c87f-b296-42f0-b197-1e91e994b900";

struct Tenant(Store);

impl Tenant {
    /// Users 1 to 3, and 30 seats of Office 365 E3.
    fn new() -> Self {
        let store = Store::in_memory("Contoso").unwrap();
        let sql = format!(
            "INSERT INTO subscription (id, product, status, total)
             SELECT '00000000-0000-4000-8000-0000000000d1', key, 'Enabled', 30 FROM product WHERE sku_id = '{E3}';
             INSERT INTO user (key, id, display_name, upn, folded_name, folded_upn)
             SELECT value, '00000000-0000-4000-8000-00000000000' || value, 'U', 'u' || value || char(10) || 'x', 'u', 'u'
             FROM json_each('[1,2,3]')"
        );
        store.db.execute_batch(&sql).unwrap();
        Self(store)
    }

    fn run(&mut self, action: crate::domain::change::Action, users: &[u32]) -> BatchId {
        let users = users.iter().map(|key| UserKey(*key)).collect();
        let job = crate::domain::job::Job { action, users, skip_refused: false };
        let result = self.0.run(&Principal::global_admin("me"), &job, |_| true).unwrap();
        result.batches[0].id.unwrap_or_else(|| panic!("{:?}", result.refusals))
    }

    fn located(&mut self, users: &[u32]) -> BatchId {
        self.run(crate::domain::change::Action::SetLocation("NL".parse::<Location>().unwrap()), users)
    }

    fn licensed(&mut self, users: &[u32]) -> BatchId {
        let sku = E3.parse().unwrap();
        let off = ["7547a3fe-08ee-4ccb-b430-5077c5041653".parse().unwrap()].into();
        self.run(crate::domain::change::Action::Assign(vec![crate::domain::change::Grant { sku, off }]), users)
    }

    fn undo(&mut self, batch: BatchId) {
        let result = self.0.undo(&Principal::global_admin("me"), &[batch]).unwrap();
        assert_eq!(result.refusals, []);
    }

    fn told(&self, since: Since) -> Vec<BatchId> {
        let mut told = Vec::new();
        self.0
            .changes(since, |changes| {
                told.push(changes.batch);
                Ok(())
            })
            .unwrap();
        told
    }
}

#[test]
fn what_stands_is_told_since_the_import_or_a_batch() {
    let mut tenant = Tenant::new();
    let first = tenant.located(&[1]);
    let second = tenant.licensed(&[1]);
    tenant.0.load(|_| Ok(())).unwrap();
    assert_eq!(tenant.told(Since::Import), []);
    assert_eq!(tenant.told(Since::Batch(second)), [second]);
    let third = tenant.located(&[2, 3]);
    let fourth = tenant.licensed(&[2]);
    assert_eq!(tenant.told(Since::Import), [third, fourth]);
    tenant.undo(fourth);
    assert_eq!(tenant.told(Since::Import), [third], "with what took it back");
    // What the directory knows has to be taken back there too.
    tenant.undo(second);
    assert_eq!(tenant.told(Since::Import), [third, BatchId(6)]);
    assert_eq!(tenant.told(Since::Batch(first)), [first, third]);
}

#[test]
fn a_script_and_bodies_say_the_same() {
    let mut tenant = Tenant::new();
    tenant.located(&[1, 2]);
    tenant.licensed(&[1]);
    let (mut script, mut requests) = (Script::default(), Requests::new(Cloud::Germany));
    let (mut lines, mut bodies) = (Script::head(Cloud::Germany), Vec::new());
    let told = tenant.0.changes(Since::Import, |changes| {
        lines += &script.lines(&changes);
        bodies.extend(requests.bodies(&changes));
        Ok(())
    });
    told.unwrap();
    assert!(lines.contains(" -Environment Germany "), "{lines}");
    let commands: Vec<_> = lines.lines().filter(|line| line.contains("-UserId")).collect();
    assert_eq!(
        commands,
        [
            "Update-MgUser -UserId '00000000-0000-4000-8000-000000000001' -UsageLocation 'NL'  # u1 x",
            "Update-MgUser -UserId '00000000-0000-4000-8000-000000000002' -UsageLocation 'NL'  # u2 x",
            "Set-MgUserLicense -UserId '00000000-0000-4000-8000-000000000001' -AddLicenses @(@{SkuId='6fd2c87f-b296-42f0-b197-1e91e994b900'; DisabledPlans=@('7547a3fe-08ee-4ccb-b430-5077c5041653')}) -RemoveLicenses @()  # u1 x",
        ]
    );
    assert_eq!(bodies.len(), 2);
    assert_eq!(bodies[0]["requests"][1]["url"], "/users/00000000-0000-4000-8000-000000000002");
    assert_eq!(
        bodies[1],
        serde_json::json!({ "requests": [{
            "id": "1", "method": "POST", "url": "/users/00000000-0000-4000-8000-000000000001/assignLicense",
            "headers": { "Content-Type": "application/json" },
            "body": {
                "addLicenses": [{ "skuId": E3, "disabledPlans": ["7547a3fe-08ee-4ccb-b430-5077c5041653"] }],
                "removeLicenses": [],
            },
        }] })
    );
}

#[test]
fn a_group_made_here_is_a_variable_of_the_script_and_left_out_of_batches() {
    use crate::domain::change::{Action, GroupAction};
    use crate::domain::group::{About, Kind};
    use crate::domain::ids::{GroupKey, ObjectId};
    let mut tenant = Tenant::new();
    let about = About::new("O'Hara’s; ‘team".to_owned(), Kind::Microsoft365);
    tenant.run(Action::Groups(GroupAction::Create(about)), &[]);
    let members = ["00000000-0000-4000-8000-000000000001".parse::<ObjectId>().unwrap()].into();
    tenant.run(Action::Groups(GroupAction::AddMembers { group: GroupKey(1), members }), &[]);
    let (mut script, mut requests) = (Script::default(), Requests::new(Cloud::Worldwide));
    let (mut lines, mut bodies) = (String::new(), Vec::new());
    let told = tenant.0.changes(Since::Import, |changes| {
        lines += &script.lines(&changes);
        bodies.extend(requests.bodies(&changes));
        Ok(())
    });
    told.unwrap();
    assert!(lines.contains("$group1 = New-MgGroup -DisplayName 'O''Hara’’s; ‘‘team' -MailNickname 'group"), "{lines}");
    assert!(lines.contains("{ New-MgGroupMember -GroupId $group1.Id -DirectoryObjectId $_ }"), "{lines}");
    assert_eq!((bodies.len(), requests.left_out), (1, 1));
    assert_eq!(bodies[0]["requests"][0]["body"]["groupTypes"], serde_json::json!(["Unified"]));
}
