//! Work asked of the outside: plain data, in the imperative.

use std::path::PathBuf;

use crate::domain::batch::Batch;
use crate::domain::change::{AllotmentAction, GroupAction};
use crate::domain::custom_view::ViewAction;
use crate::domain::ids::{AllotmentKey, BatchId, GroupKey, SkuId, SubscriptionId, SubscriptionKey, UserKey};
use crate::domain::job::Job;
use crate::domain::query::UserQuery;
use crate::domain::report::{Report, Slice};
use crate::domain::users_file::Whom;
use crate::kit::toast::{Kind, Toast};

/// Tells one question from the next, so that a late answer to an older one is not taken for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ticket(pub u64);

/// Who lists users: within one lane only the newest question counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// A page's table.
    Table,
    /// The names offered while somebody types.
    Offers,
}

/// A page to go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// **Users** › **Active users**.
    Users,
    /// **Users** › **Guest users**.
    Guests,
    /// The directory's **Users | All users (Preview)**.
    Directory,
    /// A user in the directory, reached from its lists.
    Person(UserKey),
    /// **Update license assignments** of a user in the directory.
    Assignments(UserKey),
    /// **Billing** › **Licenses**.
    Licenses,
    /// A product's details, reached from **Licenses**.
    Product(SkuId),
    /// **Users** › **Deleted users**.
    DeletedUsers,
    /// **Billing** › **Your products**.
    Subscriptions,
    /// **Groups** › **Active groups**.
    Groups,
    /// A group's details, reached from **Active groups**.
    Group(GroupKey),
    /// **Billing** › **Allotments**.
    Allotments,
    /// An allotment's details, reached from **Allotments**.
    Allotment(AllotmentKey),
    /// **Groups** › **Devices**.
    Devices,
    /// **Activity** › **Changes**.
    Changes,
    /// **Activity** › **Reports**.
    Reports,
}

/// A panel to open over the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Panel {
    /// One user, on **Licenses and Apps**.
    User(UserKey),
    /// **Bulk actions** for users, in the older admin center.
    BulkActions(Vec<UserKey>),
    /// **Product licenses** of one user, in the older admin center.
    ProductLicenses(UserKey),
    /// The wizard **Manage product licenses**.
    ManageLicenses(Vec<UserKey>),
    /// **Assign licenses to users**.
    Assign(SkuId),
    /// The dialog **Unassign licenses**.
    Unassign(SkuId, Vec<UserKey>),
    /// One user's apps and services of one product.
    Services(UserKey, SkuId),
    /// The question whether to take batches back.
    Undo(Vec<BatchId>),
    /// The wizard **Add a user**.
    AddUser,
    /// The wizard **Add multiple users**.
    AddUsers,
    /// The question whether users are to be deleted.
    DeleteUsers(Vec<UserKey>),
    /// The question whether they are to be restored.
    RestoreUsers(Vec<UserKey>),
    /// A usage location for users.
    Location(Vec<UserKey>),
    /// Products for groups, or the services of the one named.
    AssignToGroups(Batch<GroupKey>, Option<SkuId>),
    /// New members of a group.
    AddMembers(GroupKey),
    /// **Assign licenses to a group**: a subscription's, to devices.
    AssignDevices(SkuId, SubscriptionId),
    /// New devices and nested groups of a group.
    AddDevices(GroupKey),
    /// A new group.
    CreateGroup,
    /// **Edit filter** for the filter of that name, or **New filter**.
    EditView(Option<String>),
    /// The question whether to delete the filter of that name.
    DeleteView(String),
    /// **Choose columns**.
    ChooseColumns,
    /// A purchase's details.
    Subscription(SubscriptionKey),
    /// A new total of a purchase.
    Seats {
        /// Which.
        subscription: SubscriptionKey,
        /// What stands in the box at first; None: the total it has.
        total: Option<u32>,
        /// To remove, rather than to buy.
        remove: bool,
    },
    /// The wizard **Take control of this subscription**.
    TakeOver(SubscriptionKey),
    /// The question whether something is to be done to groups.
    AskGroups(GroupAction),
    /// A new allotment.
    CreateAllotment,
    /// Another limit for an allotment.
    SetLimit(AllotmentKey),
    /// Groups for an allotment.
    AddGroups(AllotmentKey),
    /// Owners for an allotment.
    AddOwners(AllotmentKey),
    /// An allotment's apps and services.
    AllotmentServices(AllotmentKey),
    /// The question whether something is to be done to allotments.
    AskAllotments(AllotmentAction),
    /// Who is to be signed in.
    SignIn,
    /// **Export users**.
    ExportUsers(Whom),
}

/// Which entries of the journal are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Journal {
    /// The newest of all.
    Newest,
    /// Those of one user.
    Of(UserKey),
}

/// One piece of work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Go to a page.
    Go(Page),
    /// Open a panel.
    Show(Panel),
    /// Close the panel on top, or leave the page for the one before.
    Back,
    /// Say something in the line above the footer.
    Say(Toast),
    /// Leave the program.
    Quit,
    /// Put text in the terminal's clipboard.
    Copy(String),

    /// Find the users that answer a query.
    ListUsers {
        /// Comes back with the answer.
        ticket: Ticket,
        /// Whose question.
        lane: Lane,
        /// The query.
        query: UserQuery,
    },
    /// Read users.
    LoadUsers(Vec<UserKey>),
    /// Read what is known of the tenant as a whole.
    LoadTenant,
    /// Read all products.
    LoadProducts,
    /// Read the filters of the administrators' own, and which columns whoever is signed in chose.
    LoadViews,
    /// Read the deleted users.
    LoadDeleted,
    /// Read every product of which anything was ever bought.
    LoadPurchases,
    /// Read all groups.
    LoadGroups,
    /// Read all devices.
    LoadDevices,
    /// Read who is in a group, and who of them needs something done.
    LoadMembers(GroupKey),
    /// Read all allotments.
    LoadAllotments,
    /// Read who has a license from an allotment, and who waits.
    LoadAllotmentMembers(AllotmentKey),
    /// Read what the groups are called that allotments can be for.
    LoadGroupNames,
    /// Read who has a role or an allotment.
    LoadSigners,
    /// Let this user work here from now on; None: the owner of the file.
    SignIn(Option<UserKey>),
    /// Read the journal.
    LoadJournal(Journal),
    /// Read the lines of a report.
    LoadReport(Report),
    /// Read the users of a line of a report.
    LoadReportUsers(Slice),
    /// Find the newest job that can be taken back, to ask whether it should be.
    FindUndo,
    /// Judge a job without doing it.
    Forecast {
        /// Comes back with the answer.
        ticket: Ticket,
        /// What is thought of.
        job: Job,
    },
    /// Judge the taking back of a batch without doing it.
    ForecastUndo {
        /// Comes back with the answer.
        ticket: Ticket,
        /// Which.
        batch: BatchId,
    },

    /// Do a job.
    Run(Job),
    /// Make, edit or delete a filter.
    ChangeView(ViewAction),
    /// Show these columns of **Active users** from now on.
    ChooseColumns(Vec<String>),
    /// Stop the running job after its batch.
    Cancel,
    /// Take batches back, newest first.
    Undo(Vec<BatchId>),
    /// Write users into a file.
    ExportUsers {
        /// Whom.
        whom: Whom,
        /// Where.
        file: PathBuf,
        /// Whether a file of that name may be replaced.
        replace: bool,
    },
    /// Give the export up.
    CancelExport,
    /// Read the new users of a file.
    ReadPeople {
        /// Comes back with the answer.
        ticket: Ticket,
        /// Where.
        file: PathBuf,
    },
}

/// What a layer asks for; nothing of it may be dropped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct Effects(Vec<Effect>);

impl Effects {
    /// Nothing to do.
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// Says something worth knowing, such as why something cannot be done.
    pub fn say(text: String) -> Self {
        Effect::Say(Toast { kind: Kind::Info, text }).into()
    }

    /// These and those after.
    pub fn and(mut self, more: impl Into<Self>) -> Self {
        self.0.extend(more.into().0);
        self
    }
}

impl From<Effect> for Effects {
    fn from(effect: Effect) -> Self {
        Self(vec![effect])
    }
}

impl<const N: usize> From<[Effect; N]> for Effects {
    fn from(effects: [Effect; N]) -> Self {
        Self(effects.into())
    }
}

impl FromIterator<Effect> for Effects {
    fn from_iter<I: IntoIterator<Item = Effect>>(effects: I) -> Self {
        Self(effects.into_iter().collect())
    }
}

impl IntoIterator for Effects {
    type Item = Effect;
    type IntoIter = std::vec::IntoIter<Effect>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
