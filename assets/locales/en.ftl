# seatdeck in American English. Labels are those of the admin center in 2021 (DOMAIN R77).
# A test fails on a missing id and on one that nothing says.

list-or = { $most } or { $last }

## Roles (DOMAIN section B)

role-global-admin = Global admin
role-license-admin = License admin
role-user-admin = User admin
role-billing-admin = Billing admin
role-groups-admin = Groups admin
role-global-reader = Global reader
role-helpdesk-admin = Helpdesk admin
role-allotment-owner = Allotment owner
role-service-admin = Service Support admin

## Refusals: what the problem is, and how to fix it (DOMAIN R24)

refusal-read-only = The tenant file was opened to be read only.
fix-read-only = Start seatdeck without --read-only.
refusal-batch-too-large = { $count } users are selected, and at most 20 can be assigned at a time.
fix-batch-too-large = Take users out of the list, or let the change be worked off in batches.
refusal-role-not-permitted = Your role has no permission to do this.
fix-role-not-permitted = Ask somebody who is { $roles }.
refusal-guest-needs-global-admin = { $user } is a guest, and only a Global admin can license guests.
fix-guest-needs-global-admin = Ask a Global admin, or leave the guest out.
refusal-unknown-user = There is no user{ $whom ->
        [member] , device or group
       *[user] { "" }
    } { $user }.
fix-unknown-user = { $whom ->
        [member] Check the name; 'seatdeck devices list' and 'seatdeck users list --search' show what there is.
       *[user] Check the user name; 'seatdeck users list --search' finds users by a part of it.
    }
refusal-unknown-group = There is no group { $group }.
fix-unknown-group = Check the name; 'seatdeck groups list' shows the groups there are.
refusal-user-deleted = { $user } is deleted.
fix-user-deleted = Restore the user first, or leave them out.
refusal-bad-user-name = { $user } cannot be added: a user needs a display name of at most 256 characters, and a user name such as zoe@contoso.example.
fix-bad-user-name = Correct the names; a user name has letters, digits and . - _ ' before the @, and a domain after it.
refusal-user-name-taken = { $user } cannot have the user name { $upn }: { $by } has it already.
fix-user-name-taken = Take another user name, or rename { $by } in the directory and import it again.
refusal-restore-expired = { $user } was deleted more than 30 days ago and can no longer be restored.
fix-restore-expired = Add the user anew, or leave them out.
refusal-own-account = { $user } is the account you are signed in with.
fix-own-account = Leave it out, or let somebody else delete it.
refusal-admin-needs-global-admin = { $user } has an administrator role, and only a Global admin can delete or restore admins.
fix-admin-needs-global-admin = Ask a Global admin, or leave them out.
refusal-product-not-owned = Your organization has no subscription for { $product }.
fix-product-not-owned = Buy it first; 'seatdeck licenses list' shows what you have.
refusal-not-for-users = { $product } applies to the organization as a whole and cannot be assigned to a user.
fix-not-for-users = Nothing needs to be assigned: everybody has it.
refusal-device-product-needs-group = { $product } licenses devices: it goes to one group of devices, by one of its subscriptions.
fix-device-product-needs-group = Choose a subscription on the product's page, then Assign licenses; or 'seatdeck groups assign' with this product alone.
refusal-self-service-purchase = { $user ->
        [nobody] { $product }
       *[other] { $user } holds { $product }, which
    } was bought by { $buyer } as a self-service purchase, so that you cannot assign or unassign it.
fix-self-service-purchase = Take control of the subscription first.
refusal-subscription-disabled = { $product } is suspended: it cannot be assigned until it is renewed.
fix-subscription-disabled = Renew the subscription.
refusal-service-not-in-product = { $service } is no app or service of { $product }.
fix-service-not-in-product = 'seatdeck licenses show' lists the apps and services of a product.
refusal-not-held = { $user } does not have a license for { $product }.
fix-not-held = Leave the user out.
refusal-inherited-license = { $user } inherits { $product } from { $groups }: it can only be changed there.
fix-inherited-license = Change the group's license, take the user out of the group, or leave the user out.
refusal-usage-location-missing = { $user } has no usage location.
fix-usage-location-missing = Set a location, or leave the user out.
refusal-conflicting-services = { $user } would have conflicting services: { $first } of { $first-product } and { $second } of { $second-product }.
fix-conflicting-services = Review the services included with each license: switch one of the two off, or leave the user out.
refusal-missing-dependency = { $user } would have { $service } ({ $product }) without { $needs }, which it depends on.
fix-missing-dependency = Assign what it depends on as well, or switch { $service } off.
refusal-no-seats = Not enough licenses: { $product } has { $available }, { $needed ->
        [one] one is
       *[other] { $needed } are
    } needed.
fix-no-seats = Buy { $lacking ->
        [one] one more license
       *[other] { $lacking } more licenses
    }, { $whom ->
        [devices] or take devices out of the group
       *[users] take some from others, or leave { $short ->
            [one] one user
           *[other] { $short } users
        } out
    }.
refusal-nothing-to-change = Nothing would change.
fix-nothing-to-change = It is that way already, as far as the rules allow.
refusal-group-edited-elsewhere = { $group } is not edited here: who is in it follows a rule of the directory, or it is synced from elsewhere.
fix-group-edited-elsewhere = Change it where it comes from. Its licenses can be changed here.
refusal-group-has-licenses = { $group } gives licenses ({ $products }) and cannot be deleted.
fix-group-has-licenses = Unassign the group's licenses first.
refusal-bad-group-name = A group needs a name of 256 characters at most.
fix-bad-group-name = Give it one.
refusal-wrong-group-kind = { $group } is of a kind that carries no licenses{ $whom ->
        [devices] { " " }for devices
       *[users] { "" }
    }.
fix-wrong-group-kind = { $whom ->
        [devices] Use a security group that is not mail-enabled, or a distribution list.
       *[users] Use a security group, a mail-enabled security group, or a Microsoft 365 group with security enabled.
    }
refusal-group-licensing-not-owned = You own no product that group licensing comes with.
fix-group-licensing-not-owned = Get Microsoft Entra ID P1 or higher, Microsoft 365 Business Premium, or Office 365 E3 or higher.
refusal-unknown-allotment = There is no allotment { $allotment }.
fix-unknown-allotment = Check the name; 'seatdeck allotments list' shows the allotments there are.
refusal-bad-allotment-name = An allotment needs a name of 256 characters at most.
fix-bad-allotment-name = Give it one.
refusal-allotment-not-owned = You do not own the allotment { $allotment }.
fix-allotment-not-owned = Ask one of its owners, or a Global or License admin.
refusal-allotment-limit = { $allotment } cannot have a limit of { $limit }: there are { $total } licenses for { $product }.
fix-allotment-limit = Set a limit of { $total } at most, or buy licenses first.
refusal-product-not-allottable = { $product } cannot be used with allotments.
fix-product-not-allottable = Choose a product that is available to users: no device licenses, Store apps, perpetual software, Azure resources or self-service purchases.
refusal-not-assigned-to-group = { $group } does not give { $product }.
fix-not-assigned-to-group = Nothing: the group has no such license.
refusal-group-conflicting-services = { $group } cannot give these conflicting services: { $first } ({ $first-product }), { $second } ({ $second-product }).
fix-group-conflicting-services = Review the services included with each license, and turn one of the two off.
refusal-unknown-view = There is no filter { $view }.
fix-unknown-view = Review the names of the filters; somebody may have renamed or deleted it.
refusal-bad-view-name = A filter needs a name of at most { $most } characters that no other filter has.
fix-bad-view-name = Give it another name.
refusal-too-many-views = There are { $most } filters already, and no more can be made.
fix-too-many-views = Edit one of them, or delete one that nobody needs.
refusal-group-missing-dependency = { $group } would give { $service } ({ $product }) without { $needs }.
fix-group-missing-dependency = Give both by the same group, or turn { $service } off.
refusal-group-circle = { $group } would be in itself.
fix-group-circle = Leave it out, or first take the one group out of the other.
refusal-group-of-devices = { $group } has only devices in it, and { $product } goes to users.
fix-group-of-devices = Choose a group of users, or a product for devices.
refusal-group-without-devices = There are no devices in { $group }, and { $product } licenses devices.
fix-group-without-devices = Put devices into the group first, or choose another group.
refusal-not-for-devices = { $product } is not for devices.
fix-not-for-devices = Assign it to users, or to a group of users.
refusal-group-has-subscription = You can assign only one subscription to one group, and { $group } has one of { $product }.
fix-group-has-subscription = Unassign the group's licenses first, or choose another group.
refusal-subscription-has-group = This subscription of { $product } is assigned to { $group }, and it can go to one group only.
fix-subscription-has-group = Add your group to { $group } as a member: devices in nested groups are licensed too. Or choose another subscription.
refusal-unknown-subscription = There is no subscription { $name }.
fix-unknown-subscription = Check the id; 'seatdeck subscriptions list' shows what was bought.
refusal-seats-fixed = The seats of { $product } cannot be changed here: { $why ->
        [trial] it is a trial
        [self-service] a user bought it for themselves
        [reseller] a reseller sold it
        [suspended] the subscription is disabled
        [locked-out] the subscription is locked out
       *[deleted] the subscription is deleted
    }.
fix-seats-fixed = { $why ->
        [self-service] Take control of the subscription, or buy the product for the organization.
        [reseller] Ask the reseller.
        [suspended] Renew the subscription.
        [locked-out] Renew the subscription.
       *[other] Buy the product.
    }
refusal-seats-below-assigned = { $product } has { $assigned } licenses assigned: this subscription needs a total of { $least } at least.
fix-seats-below-assigned = Unassign licenses first.
refusal-not-self-service = { $product } was bought by the organization: there is nothing to take control of.
fix-not-self-service = Assign it, unassign it and change its seats as they are.
refusal-changed-meanwhile = { $user } was changed since batch { $batch }, so that the batch cannot be taken back as it was.
fix-changed-meanwhile = Look at the user's changes, and undo the later ones first.

## The shell

loading = Loading…
too-small = The terminal is too small: seatdeck needs { $columns } × { $rows }, this one has { $width } × { $height }.
read-only = read only
roles-none = No role
cloud-worldwide = worldwide
cloud-germany = Germany
cloud-21vianet = 21Vianet
nav-users = Users
nav-active-users = Active users
nav-guest-users = Guest users
nav-directory = Users (directory)
nav-deleted-users = Deleted users
nav-groups = Groups
nav-active-groups = Active groups
nav-devices = Devices
nav-billing = Billing
nav-licenses = Licenses
nav-your-products = Your products
nav-allotments = Allotments
nav-activity = Activity
nav-changes = Changes
nav-reports = Reports
help-title = Keys that work here
palette-title = Commands
corner-esc = esc ✕
step-of = step { $step } of { $steps }
x-of-y = { $part } of { $whole }
reading-users = Reading the users for searching: { $percent } %
pace = { $rate } a second, { $left } left
back-nowhere = There is nothing to go back to.
quit-job-running = A job is running: wait for its end, or cancel it with c.
undo-close-panel-first = Close the panel first.
undo-none = There is nothing to undo.
denied-read-only = The tenant file is open to be read only.
denied-role = Your role may not do this; { $roles } may.
toast-done = { $changed ->
        [one] One user changed.
       *[other] { $changed } users changed.
    }
toast-others = { $count } changed.{ $members ->
    [0] { "" }
    [one] { " " }One member’s licenses followed.
   *[other] { " " }{ $members } members’ licenses followed.
}
toast-undo = u undoes it.
toast-signed-in = You work as { $user } now.
toast-part = { $changed } changed, { $refused } refused.
toast-copied = { $count ->
        [one] One user name copied.
       *[other] { $count } user names copied.
    }

## What keys do

key-up = up
key-down = down
key-page-up = page up
key-page-down = page down
key-first = first row
key-last = last row
key-back = back
key-undo = undo
key-undo-this = undo this batch
key-go-to = go to
key-commands = commands
key-language = language
key-quit = quit
key-help = help
key-select = select
key-select-range = select to here
key-select-all = select all in the filter
key-search = search
key-open = open
key-more = ··· More options
key-filter = filter
key-sort = sort
key-columns = Choose columns
key-row = row
key-change = change
key-clear = clear
key-choose = choose
key-close = close the list
key-tick = tick
key-sort-seats = fewest seats first
key-manage = Manage product licenses
key-location = Set location
key-add-a-user = Add a user
key-add-multiple-users = Add multiple users
key-delete-user = Delete user
key-restore-user = Restore user
key-refresh = Refresh
key-copy = Copy user names
key-export-users = Export users
key-services = apps and services
key-next-tab = next tab
key-tab-after = next tab
key-tab-before = tab before
key-assign = Assign licenses
key-unassign = Unassign licenses
key-user = Open user
key-create-group = New group
key-delete-group = Delete group
key-create-allotment = New allotment
key-delete-allotment = Delete allotment
key-set-limit = Set limit
key-allotment-services = Apps and services
key-pick = take in or out
key-choose-product = product
key-sign-in-as = Sign in as…
key-group-add = Add
key-group-remove = Remove
key-open-group = open the group
key-more-actions = ··· More actions
key-reprocess = Reprocess
key-reprocess-all = Reprocess all
key-purchase = Purchase license
key-kind = kind
key-flip = switch
key-check = check
key-unfold = apps and services
key-stop = cancel after this batch
key-next-part = next part
key-part-before = part before
key-press-first = press the first button
key-add-user = add
key-take-out = take out

keys-everywhere = Everywhere
keys-lists = In every list
keys-user-tables = In tables of users
keys-panels = In panels
keys-open-lists = In open lists

## Buttons

button-next = Next
button-back = Back
button-create = Create
button-delete = Delete
button-restore = Restore
button-finish-adding = Finish adding
button-add-users = Add users
button-remove = Remove
button-reprocess = Reprocess
button-add = Add
button-replace = Replace
button-assign = Assign
button-unassign = Unassign
button-save = Save
button-save-changes = Save changes
button-cancel = Cancel
button-close = Close
button-move-users = Move users
button-cancel-subscription = Cancel subscription
button-export = Export
button-replace-file = Replace
button-undo = Undo

## Tables

column-name = Display name
column-username = Username
column-licenses = Licenses
column-members = Members
column-group-status = Status
column-kind = Kind
column-issue = Issue
column-used = Used
column-waiting = Waiting
column-groups = Groups
column-owners = Owners
column-role = Role
column-location = Location
column-department = Department
column-deleted = Deleted
column-days-left = Days left
column-job-title = Job title
column-city = City
column-state = State
column-country = Country
column-sign-in = Sign-in status
column-user-type = User type
column-roles = Roles
column-synced = Sync status
column-always = always shown
columns-about = Where there is no room for all, the last are left out.
column-assigned-by = Assigned by
column-services = Apps on
column-product = Product
column-available = Available
column-bar = In use
column-assigned = Assigned
column-status = Status
column-seats = Seats
column-renews = Renews
column-bought-by = Bought by
column-id = Id
column-batch = Batch
column-when = When (UTC)
column-what = What
column-products = Products
column-users = Users
column-who = Who
roster-count = { $total ->
        [one] one user
       *[other] { $total } users
    }
roster-selected = { $count } selected of { $total }
roster-first = the first { $count }
roster-not-whole = The users are still being read; all can be selected when that is done.
roster-nobody = There are no users here.
roster-nothing-found = Nobody is found for “{ $search }”.
roster-search = name or user name
search-key = { $key } Search
filter-line = Filter: { $filter }
filter-all = All users
filter-licensed = Licensed users
filter-unlicensed = Unlicensed users
filter-guests = Guest users
filter-allowed = Sign-in allowed
filter-blocked = Sign-in blocked
filter-errors = Users with errors
filter-billing-admins = Billing admins
filter-global-admins = Global admins
filter-helpdesk-admins = Helpdesk admins
filter-service-admins = Service admins
filter-user-management-admins = User management admins
filter-product = Assigned product license…
filter-new = New filter…
filter-edit = Edit filter…
filter-delete = Delete filter…
filter-full = there are { $most } filters already
filter-standard = for filters of your own
user-blocked = Sign-in blocked
user-unlicensed = Unlicensed
user-member = Member
user-guest = Guest
user-synced = Synced
user-cloud = In cloud
sign-in-allowed = Sign-in allowed
path-direct = direct
license-error = error
users-and-more = { $first } and { $more } more
users-selected = { $count ->
        [one] One user selected
       *[other] { $count } users selected
    }

## Filters of the administrators’ own (DOMAIN R124)

condition-is = { $what }: { $value }
condition-domain = Domain
condition-product = Assigned product license
condition-synced = Synchronized users only
condition-mailbox = Unlicensed with Exchange mailboxes or archives
condition-any = any
view-name = Filter name
view-name-first = Name the filter first.
view-new-title = New filter
view-edit-title = Edit filter
view-about = It shows the users who meet all conditions.
view-saved = The filter { $view } is saved.
view-deleted = The filter { $view } is deleted.
view-delete-title = Delete filter
view-delete-what = The filter { $view } is deleted for every administrator. Nothing changes for the users that it shows.

## Licenses and product details

licenses-search = product
licenses-none = There are no products. seatdeck import graph brings them in.
status-self-service = self-service, bought by { $buyer }
status-suspended = suspended: cannot be assigned until renewed
licenses-ways = { $count ->
        [one] One user needs
       *[other] { $count } users need
    } a valid license: buy licenses (b), or open the product (enter) and unassign users (x).
licenses-no-purchase = No subscription of this product has seats that can be changed.
status-overdrawn = { $count ->
        [one] one user needs a valid license
       *[other] { $count } users need a valid license
    }
status-full = none left
status-expiring = { $count } expiring
status-errors = { $count ->
        [one] one user with errors
       *[other] { $count } users with errors
    }
status-device = for groups of devices
product-available = { $count } available
product-assigned = { $count } assigned
product-total = { $count } total
product-suspended = { $count } suspended
product-no-subscription = There is no subscription for this product.
product-no-groups = No group gives this product.
product-users-tab-only = That works on the tab Users.
tab-users = Users
tab-groups = Groups
tab-subscriptions = Subscriptions
tab-members = Members
tab-owners = Owners
tab-licenses = Licenses
tab-actions-needed = Actions needed ({ $count })
subscription-enabled = Active
subscription-warning = Expired
subscription-suspended = Disabled
subscription-lockedout = Locked out
subscription-deleted = Deleted
subscription-trial = { $status } (trial)
bought-by-organization = the organization

## Manage product licenses (DOMAIN R27 to R32)

manage-title = Manage product licenses
manage-title-add = Add to existing products
manage-title-replace = Replace existing products
manage-selected = { $count ->
        [one] One user selected
       *[other] { $count } users selected
    } · { $batches ->
        [one] one batch
       *[other] { $batches } batches of at most 20
    }
manage-add = Add to existing product license assignments
manage-add-about = The licenses chosen are added; those already held stay.
manage-replace = Replace existing product license assignments
manage-replace-about = All licenses assigned directly are removed and the chosen ones take their place, in one step. Licenses inherited from groups stay.
manage-unassign-all = Unassign all
manage-unassign-all-about = All licenses assigned directly are removed. Licenses inherited from groups stay.
manage-unassign-all-what = { $count ->
        [one] All licenses assigned directly to one user
       *[other] All licenses assigned directly to { $count } users
    } will be removed. Licenses inherited from groups stay.
manage-choose-one = Choose at least one product.
seats-available = { $count } available
service-automatic = automatic
service-company = company-wide
services-on = { $on } of { $all } on

## What would happen, and the ways out

verdict-waiting = The rules are being asked.
verdict-more = ✗ and { $count } more
needs = { $product }: needs { $needed }, { $available } available
needs-held = { $product }: needs { $needed }, { $available } available ({ $held ->
        [one] one holds it already
       *[other] { $held } hold it already
    })
frees = { $product }: { $freed ->
        [one] one seat
       *[other] { $freed } seats
    } freed, { $before } → { $after } available
way-key-leave-out = leave out
way-key-switch-off = switch off
way-key-location = set location
way-key-view = view all problems
way-key-buy = buy licenses
way-view = view all { $count } problems
way-buy = buy { $count ->
        [one] one license
       *[other] { $count } licenses
    }
way-buy-denied = to buy licenses: { $roles }
way-leave-out = leave { $count ->
        [one] one user
       *[other] { $count } users
    } out
way-switch-off = switch { $service } off
way-location = set a location for { $count ->
        [one] one user
       *[other] { $count } users
    }

## What became of it

outcome-cancel = c cancels after this batch.
outcome-changed = { $count } changed
outcome-followed = { $count ->
    [one] One member’s licenses followed.
   *[other] { $count } members’ licenses followed.
}
outcome-refused = { $count } refused
outcome-unchanged = { $count } had it already
outcome-canceled = Canceled: the batches after the last one listed were not begun.
outcome-running = The job is running.
outcome-nothing-done = Nothing was changed.

## Assign licenses to users (DOMAIN R20)

assign-title = Assign licenses to users
add-members-title = Add members
assign-to-groups-title = Assign licenses to groups
assign-type-a-name = Type a name or address
assign-nobody-found = Nobody is found.
assign-nobody-chosen = Choose at least one user.
assign-chosen = Chosen ({ $count } of { $most })
assign-services = Turn apps and services on or off
offer-chosen = chosen
offer-holds-it = holds it already
offer-holds = holds { $products }
offer-unlicensed = not licensed

## Unassign licenses (DOMAIN R26, R112)

unassign-title = Unassign licenses
unassign-what = { $product } will be taken from { $count ->
        [one] one user.
       *[other] { $count } users.
    }
unassign-consequences = Exchange data is kept for 30 days and then deleted; files in OneDrive stay until the user is deleted. Installed apps show “Unlicensed Product”.

## Undo

undo-title = Undo
undo-what = Batch { $batch }, { $what }: { $count ->
        [one] one user gets back what they had.
       *[other] { $count } users get back what they had.
    }
undo-what-leaves = Batch { $batch }, { $what }: { $count ->
        [one] one user is taken out again.
       *[other] { $count } users are taken out again.
    }
undo-what-others = Batch { $batch }, { $what }: what it changed goes back to what it was.
undo-more = { $count ->
        [one] And one batch more.
       *[other] And { $count } batches more.
    }
undo-rules = The same rules are asked again: seats, conflicting services and roles.
verb-assign = Assign
verb-unassign = Unassign
verb-unassign-all = Unassign all
verb-replace = Replace
verb-services = Apps and services
verb-set-location = Set location
verb-edit = Save changes
verb-grant-role = Grant role
verb-revoke-role = Revoke role
verb-create-group = Create group
verb-delete-group = Delete group
verb-assign-group = Assign to group
verb-unassign-group = Unassign from group
verb-assign-devices = Assign to devices
verb-unassign-devices = Unassign from devices
verb-add-members = Add members
verb-remove-members = Remove members
verb-reprocess = Reprocess
verb-add-user = Add user
verb-delete-user = Delete user
verb-restore-user = Restore user
verb-set-total = Change seats
verb-move-users = Move users
verb-cancel-users = Cancel: users
verb-close-subscription = Close subscription
verb-create-allotment = Create allotment
verb-delete-allotment = Delete allotment
verb-set-limit = Set limit
verb-allotment-services = Allotment's services
verb-allotment-groups = Allotment's groups
verb-allotment-owners = Allotment's owners
verb-undo = Undo
verb-undo-of = Undo of batch { $batch }
change-undone = Undone by batch { $batch }
changes-none = Nothing was changed yet.

## One user

tab-account = Account
tab-licenses-and-apps = Licenses and Apps
tab-changes = Changes
section-licenses = Licenses ({ $count })
section-apps = Apps ({ $count })
select-location = Select location
location-none = no usage location
seats-left = { $count } left
also-from = also from { $groups } · { $left }
locked-from = locked: from { $groups }
locked-group = locked: also from group { $group }
locked-allotment = locked: also from allotment { $allotment }
services-title = Apps and services
services-not-held = The user does not hold this product. Save the license first.
services-nothing-flipped = No switch was turned.
not-saved = { $count ->
        [one] One change not saved
       *[other] { $count } changes not saved
    }
leave-unsaved = { $count ->
        [one] One change is not saved;
       *[other] { $count } changes are not saved;
    } { $key } again leaves without saving.
user-nothing-changed = Nothing was changed yet.
field-name = Display name
field-username = Username
field-type = User type
field-sign-in = Sign-in
field-location = Usage location
field-roles = Roles
field-department = Department
field-job-title = Job title
field-city = City
field-country = Country
field-id = Object id

## Allotments

allotments-none = There are no allotments here.
allotment-name = Name
allotment-name-hint = name of the allotment
allotment-name-first = Give it a name first.
allotment-limit = Limit
allotment-limit-hint = how many members have it at most
allotment-limit-first = Give it a limit first.
allotment-no-product = There is no product that can be used with allotments.
allotment-no-groups = No groups yet.
allotment-no-owners = No owners yet.
allotment-no-members = No members: the groups are empty, or there are none.
allotment-choose-groups = Choose a group first.
allotment-members-by-groups = Members come and go with the groups.
allotment-waiting = { $count ->
    [one] One member waits.
   *[other] { $count } members wait.
}
allotment-waits-since = place { $position } · since { $since }
set-limit-lost = { $count ->
    [one] The member who came last loses the license and waits
   *[other] The { $count } members who came last lose the license and wait
} until there is room again.
set-limit-gained = { $count ->
    [one] One member who waits gets
   *[other] { $count } members who wait get
} the license, as long as there are seats.
set-limit-nobody = Nobody gets or loses a license by it.
add-groups-title = Add groups
add-owners-title = Add owners
ask-delete-allotment = Delete allotment
ask-what-delete-allotment = { $allotment } will be deleted. { $count ->
    [0] Nobody has
    [one] One member has
   *[other] { $count } members have
} a license from it, and { $waiting } wait.
ask-allotment-groups = Remove group
ask-what-allotment-groups = { $who } leaves { $allotment }. Its members lose the license, unless another of the allotment's groups has them; who waits moves up.
ask-allotment-owners = Remove owner
ask-what-allotment-owners = { $who } will no longer manage { $allotment }.
sign-in-about = Their roles count, until you leave or sign in again.
sign-in-owner = Owner of the file
## The older admin center: Germany and 21Vianet (DOMAIN R35, R73 to R75)

admin-center = Admin center
key-manage-older = Bulk actions
bulk-title = Bulk actions
manage-title-older = Assign products
bulk-edit-licenses = Edit product licenses
product-licenses-title = Product licenses
key-edit = Edit
product-licenses-why = A user needs a license to access the services.

## Guest users and the directory (DOMAIN R36 to R39)

directory = Azure Active Directory
directory-title = Users | All users (Preview)
directory-user = A user in the directory
directory-pick-field = Pick a field
directory-account-enabled = Account enabled
directory-yes = Yes
directory-no = No
directory-filter = { $field } == { $value }
directory-no-filter = No filter is set.
key-add-filters = Add filters
key-remove-filter = Remove filter
key-apply = Apply
key-assignments = Assignments
guests-are-invited = Guests are invited in the directory.
person-manage = Manage
person-profile = Profile
person-no-licenses = No license assignments found.
license-active = Active
path-inherited = Inherited ({ $group })
column-state = State
column-enabled-services = Services
column-paths = Assignment paths
assignments-title = Update license assignments
assignments-select = Select licenses
assignments-review = Review license options
assignments-not-chosen = Check the product first: then its services are listed here.

## Command line: words that several tables share

cli-display-name = Display name
cli-username = Username
cli-name = Name
cli-id = Id
cli-location = Location
cli-licenses = Licenses
cli-product = Product
cli-part-number = Part number
cli-status = Status
cli-roles = Roles

## Command line: when it comes to no answer

cli-error = seatdeck: { $message }
cli-warning = Warning: { $message }
cli-output = The answer could not be written: { $problem }
cli-no-terminal = The screens need a terminal. 'seatdeck --help' lists the commands that do without.
cli-no-home = There is no home directory to keep a tenant in. Name a file with --db.
cli-no-file = There is no tenant file { $file }. Make a sample tenant with 'seatdeck demo', bring your own in with 'seatdeck import graph', or name another file with --db.
cli-nobody = There is no user { $user } to work as. Name a user of this tenant with --as, or leave --as out to work as the owner of the file.
cli-no-such-user = There is no user { $user }. 'seatdeck users list --search' finds users by a part of their name.
cli-no-such-product = There is no product { $product }. 'seatdeck licenses list' shows what you have.
cli-no-such-product-near = There is no product { $product }. Near it are { $near }.
cli-no-global-admin = No user is Global admin any more. The owner of the file still works as one: without --as, or as chosen with S on screen.
cli-ambiguous-group = { $group } can mean several groups: { $ids }. Name one of these.
cli-ambiguous-subscription = { $product } was bought more than once: { $ids }. Name one of these.
cli-ambiguous-allotment = { $allotment } can mean several allotments: { $ids }. Name one of these.
cli-ambiguous-product = { $product } can mean several products: { $parts }. Name one of these.
cli-ambiguous-service = { $service } can mean several apps or services: { $parts }. Name one of these.
cli-on-and-off = An app or service cannot be switched both on and off. Name it once.
cli-no-such-batch = There is no batch { $batch }. 'seatdeck history' lists them.
cli-no-such-command = There is no command { $command }. 'seatdeck --help' lists them.
cli-location-last = “{ $word }” is no two-letter country code (ISO 3166-1), such as NL, SE or US. Name the users first and the code last.
cli-no-users = No user is named. Name users with --user, or in the file of --users-from.
cli-users-from-line = { $file }, row { $row }: this is not one user name or id. Write one a line, or a CSV with a column "User principal name".
cli-users-from-encoding = { $file }, row { $row }: this is not UTF-8. Save the file as UTF-8.

## Command line: users

cli-unlicensed = Unlicensed
cli-user-type = User type
cli-member = Member
cli-guest = Guest
cli-sign-in = Sign-in
cli-sign-in-allowed = Sign-in allowed
cli-sign-in-blocked = Sign-in blocked
cli-deleted = Deleted
cli-deleted-on = Deleted
cli-days-left = Days left
cli-too-late = none: too late
cli-department = Department
cli-job-title = Job title
cli-license = License
cli-assigned-by = Assigned by
cli-direct = Direct
cli-license-state = State
cli-services-off = Switched off

## Command line: filters

cli-view = Filter
cli-view-conditions = Conditions

## Command line: licenses

cli-available = Available
cli-assigned = Assigned
cli-total = Total
cli-overdrawn = { $users ->
        [one] One user needs
       *[other] { $users } users need
    } a valid license
cli-not-owned = No subscription
cli-subscription = Subscription
cli-next-lifecycle = Ends or renews
cli-self-service = Self-service purchase by
cli-service = App or service
cli-remark = Remark
cli-company-service = For the organization as a whole
cli-automatic-service = Comes by itself

## Command line: changes

cli-refused = Refused: { $problem } { $fix }
cli-refused-user = Refused { $user }: { $problem } { $fix }
cli-change-batch = Batch
cli-change-result = Result
cli-change-changed = Changed
cli-change-would = Would change
cli-change-not = Not changed
cli-change-done = { $users ->
        [one] One user
       *[other] { $users } users
    } changed in { $batches ->
        [one] one batch
       *[other] { $batches } batches
    }.{ $unchanged ->
        [0] { "" }
       *[other] { " " }{ $unchanged } had it that way already.
    }
cli-change-undo = 'seatdeck undo --job { $job }' takes it back.
cli-change-foretold = { $users ->
        [one] One user
       *[other] { $users } users
    } would change in { $batches ->
        [one] one batch
       *[other] { $batches } batches
    }.{ $unchanged ->
        [0] { "" }
       *[other] { " " }{ $unchanged } have it that way already.
    } Nothing was changed: this was a dry run.
cli-change-nothing = Nothing was changed.
cli-others-foretold = { $count } would change. Nothing was changed: this was a dry run.
cli-group-errors = { $group }: { $count ->
        [one] one member does
       *[other] { $count } members do
    } not have what it gives. 'seatdeck groups show' says who and why.

## Your products (DOMAIN R71, R187)

key-buy = Buy licenses
key-remove-seats = Remove licenses
key-take-over = Take control of this subscription
key-sort-date = soonest end first
column-channel = Channel
purchases-none = No subscription matches.
purchases-empty = Nothing was bought.
purchases-all = All products
purchases-filter = Filter: { $filter }
purchase-status = Subscription status
purchase-total = Total licenses
purchase-assigned = Assigned
purchase-available = Available quantity
purchase-channel = Purchase channel
purchase-buyer = Bought by
purchase-created = Bought on
purchase-next = Ends or renews on
purchase-reason = Reason for canceling
purchase-id = Id
about-enabled = Active: everything works.
about-warning = Expired: everything still works, until it is disabled.
about-suspended = Disabled: users have no access, and no license can be assigned until it is renewed.
about-lockedout = Locked out: it was canceled. Nobody has access; the data is kept for now.
about-deleted = Deleted: it is gone for good.
seats-numbers = { $total } total   { $assigned } assigned   { $available } available
seats-number = Type the new total, a whole number.
seats-same = This is the total it has.
seats-less = That is less than there are: Remove licenses takes licenses away.
seats-more = That is more than there are: Buy licenses buys them.
seats-buys = Buys { $count ->
        [one] one license
       *[other] { $count } licenses
    }.
seats-removes = Removes { $count ->
        [one] one license
       *[other] { $count } licenses
    }.
seats-about = The new total, not the difference. It cannot be less than what is assigned.
take-over-gone = This subscription is deleted.
take-over-own = The organization bought it itself.
take-over-whose = { $product }, bought by { $buyer }
take-over-move = Move users
take-over-move-about = Its users get another product that the organization has. Then the subscription is deleted.
take-over-cancel = Cancel subscription
take-over-cancel-about = Its users lose access. The subscription is deleted.
take-over-together = All that users bought of this product for themselves is taken over together: nobody can tell whose license comes from which purchase.
take-over-to = Move to
take-over-no-product = The organization has no product to move users to.
take-over-reason = Reason
take-over-reason-none = not said
take-over-sure-move = Do you want to move the users?
take-over-sure-cancel = Are you sure you want to cancel?
take-over-what-move = { $count ->
        [one] One user gets
       *[other] { $count } users get
    } { $target } instead. Then { $purchases ->
        [one] the subscription is
       *[other] { $purchases } subscriptions are
    } deleted.
take-over-what-cancel = { $count ->
        [one] One user loses
       *[other] { $count } users lose
    } access. Then { $purchases ->
        [one] the subscription is
       *[other] { $purchases } subscriptions are
    } deleted.
seats-not-fixed = Can be bought and removed
fixed-trial = Fixed: a trial
fixed-self-service = Fixed: a user bought it for themselves
fixed-reseller = Fixed: a reseller sold it
fixed-suspended = Fixed: disabled, to be renewed first
fixed-locked-out = Fixed: locked out
fixed-deleted = Fixed: deleted
channel-self-service = Self-service
channel-self-service-trial = Self-service trial
channel-trial = Trial
channel-reseller = Reseller

## Groups

group-kind-security = Security
group-kind-mail-security = Mail-enabled security
group-kind-microsoft-365 = Microsoft 365
group-kind-distribution = Distribution list
group-status-unlicensed = –
group-status-assigned = All licenses assigned
group-status-in-progress = In progress
group-status-errors = Errors & issues
group-dynamic = Dynamic: members follow a rule of the directory
group-synced = Synced: edited where it comes from
group-assigned = Assigned
group-assigned-well = Successfully assigned
group-no-errors = Everybody has what the group gives.
group-none-short = Nobody selected lacks a seat.
group-no-licenses = This group gives no licenses.
group-not-edited-here = Who is in this group is decided elsewhere: it follows a rule of the directory, or it is synced.
group-name = Name of the group
group-name-first = Give it a name first.
group-kinds-that-carry = Security groups, mail-enabled ones too, and Microsoft 365 groups made here can give licenses to their members.
group-members = { $count ->
    [one] one member
   *[other] { $count } members
}{ $others ->
    [0] { "" }
   *[other] { " " }and { $others } devices or nested groups
}
group-errors = { $count ->
    [one] One member does not have what the group gives.
   *[other] { $count } members do not have what the group gives.
}
groups-none = There are no groups here.
groups-search = group
## Adding, deleting and restoring users (DOMAIN R49 to R51, R65 to R67)

add-basics = Set up the basics
add-licenses = Assign product licenses
add-profile = Optional settings: Profile info
add-roles = Roles
add-review = Review and finish adding
add-result = Result
add-first-name = First name
add-last-name = Last name
add-name-first = Give the user a name first.
add-user-name-first = Give a user name first, such as zoe@contoso.example: letters, digits and . - _ ' before the @.
add-location-first = Select a location first.
add-location-none = required
add-product-first = Switch a product on first, or choose to create users without one.
add-without = Create user without product license (not recommended)
add-users-without = Create users without product license (not recommended)
add-none = none
add-apps-off = { $count ->
        [one] one app off
       *[other] { $count } apps off
    }
add-password = There are no passwords in a copy of a tenant: users get theirs where they are made in Microsoft 365.
add-file = Choose a CSV file with a row per user
add-file-headings = The first row has the headings of Microsoft’s sample file. There must be “{ $name }” and “{ $display }”; there may be { $others }.
add-file-reading = The file is being read.
add-file-again = Correct the path or the file, then press enter to read it again.
add-file-found = { $count ->
        [one] One user is in the file.
       *[other] { $count } users are in the file.
    }
add-users-count = { $count ->
        [one] one user
       *[other] { $count } users
    } · { $batches ->
        [one] one batch
       *[other] { $batches } batches
    }
delete-what = { $count ->
        [one] One user will be deleted.
       *[other] { $count } users will be deleted.
    } { $seats ->
        [0] No seat comes free.
        [one] One seat comes free at once.
       *[other] { $seats } seats come free at once.
    }
delete-consequences = All their licenses are removed, those from groups too. For 30 days they can be restored, without their licenses; undo gives those back as long as there are seats.
restore-what = { $count ->
        [one] One user will be restored, without the licenses they had.
       *[other] { $count } users will be restored, without the licenses they had.
    }
restore-consequences = Assign licenses afterwards. What their groups give them follows at once, as far as there are seats. To give back what they had, undo the deletion instead.
deleted-about = Can be restored for 30 days, without their licenses
deleted-none = No users are deleted.
deleted-search = name or user name
deleted-too-late = too late
issue-count = Not enough licenses
issue-count-fix = There was no seat of { $product } for { $user }. Free seats or press b to buy them, then press p to reprocess.
issue-exclusive = Conflicting service plans
issue-exclusive-fix = { $user } has another license whose services exclude those of { $product }. Enter opens the user: take that license away or turn services off, then press p to reprocess.
issue-dependency = Missing dependent service plans
issue-dependency-fix = { $product } and the other licenses of { $user } depend on services that would be missing. Enter opens the user: give what is missing or take away what needs it, then press p to reprocess.
issue-location = User usage location not specified
issue-location-fix = { $product } is not to be had where { $user } is, or nobody knows where that is. l sets the location; then press p to reprocess.
issue-uniqueness = Duplicate proxy address
issue-uniqueness-fix = Another object has the proxy address of { $user }. Change it in the directory, then press p to reprocess.
issue-other = Other
issue-other-fix = { $product } was not assigned to { $user }, most often because another license of the group failed. Press p to reprocess.
ask-delete-group = Delete groups
ask-what-delete-group = { $groups } will be deleted.
ask-unassign-group = Unassign licenses
ask-what-unassign-group = { $products } will be taken from { $groups }, and from every member who does not have it otherwise.
ask-remove-members = Remove members
ask-what-remove-members = { $count ->
    [one] One user leaves { $groups } and loses
   *[other] { $count } users leave { $groups } and lose
} what it gives and nothing else gives them.
ask-reprocess = Reprocess
ask-what-reprocess = { $count ->
    [one] One user’s licenses
   *[other] { $count } users’ licenses
} are brought in line with what { $groups } gives. What failed is tried again.

## Export users

export-found = Everybody in the list, with its filter and its search, as the CSV of the admin center.
export-these = { $count ->
    [one] One selected user
   *[other] { $count } selected users
}, as the CSV of the admin center.
export-file = File
export-name-first = The file needs a name.
export-exists = There is a file of this name. Name another, or replace it.
export-given-up = Given up; there is no file.

## Reports

report-seats = Seats left
report-waste = Waste
report-overlap = Overlap
report-errors = Errors
report-sources = Sources
report-about-seats = The fewest first. Enter opens the product.
report-about-waste = Users who hold a seat though blocked or deleted.
report-about-overlap = Users with two products, of which one adds nothing or little.
report-about-errors = Users whose licenses went wrong. Enter shows who.
report-about-sources = By which path users have their licenses.
report-line-first = Enter shows the users of a line first.
report-no-product = Only where a product is one too many.
report-leaver-blocked = Sign-in blocked
report-leaver-deleted = Deleted
report-share-all = Adds nothing
report-share-most = Adds little
report-source-direct = Directly
report-source-groups = From groups
report-source-both = Directly and from groups
report-source-allotment = From an allotment
report-fix-count = Free or buy seats
report-fix-exclusive = Take the other away
report-fix-dependency = Give what is missing
report-fix-location = Set the location
report-fix-uniqueness = Change the address
report-fix-other = See the group’s others
report-why = Why
report-fix = Way out
report-other-product = Other product
report-nothing-seats = There are no products.
report-nothing-waste = Nobody who is blocked or deleted holds a seat.
report-nothing-overlap = No product brings a user only what another of theirs brings.
report-nothing-errors = No license is in error.
report-nothing-sources = Nobody holds a license.
report-freed = { $count ->
    [one] One seat would come free
   *[other] { $count } seats would come free
}
## Command line: subscriptions

cli-channel = Purchase channel
cli-seats = Seats
cli-bought = Bought
cli-canceled-for = Reason for canceling
## Command line: allotments

cli-allotment = Allotment
cli-allotment-limit = Limit
cli-allotment-used = Used
cli-allotment-waiting = Waiting
cli-allotment-groups = Groups
cli-allotment-owners = Owners
cli-allotment-position = Place
cli-allotment-since = Since (UTC) or error
cli-allotment-waiting-now = { $allotment }: { $count ->
    [one] one member waits
   *[other] { $count } members wait
} for a license. 'seatdeck allotments waiting' says who.
allotment-waits = waits, place { $position }

## Command line: groups

cli-group = Group
cli-group-kind = Kind
cli-group-members = Members
cli-group-other-members = Devices and nested groups
cli-group-membership = Membership
cli-group-off = Switched off
cli-group-state = State
cli-group-error = Error
## Devices (DOMAIN R40 to R45)

device-by = { $group } · { $product }
device-waits = { $group }: no seat left, waits for one · { $product }
device-licensed = Licensed
device-no-seat = No seat left, waits for one
device-no-license = Not licensed
group-devices-licensed = { $licensed ->
        [one] One device licensed
       *[other] { $licensed } devices licensed
    }{ $waiting ->
        [0] { "" }
        [one] , one waits for a seat
       *[other] , { $waiting } wait for a seat
    }
group-devices = { $count ->
        [0] no devices
        [one] one device
       *[other] { $count } devices
    }
group-no-devices = There are no devices in this group, and no groups with devices.
device-by-way = It is in this group by way of a nested group: take it out there.
device-no-page = The device is in no other group.
devices-part = { $licensed } of { $count } devices
devices-count = { $licensed } of { $count } licensed
devices-none = There are no devices here.
devices-search = device
devices-in-no-group = The device is in no group.
column-device-license = Licensed by
column-member-of = Member of
column-by-way-of = By way of
column-assigned-to = Assigned to
product-choose-subscription = Choose a subscription first: a product for devices is assigned by one of them.
product-subscription-free = No group has this subscription.
product-subscription-taken = { $group } has this subscription, and it can go to one group only. Unassign it there first, or nest another group in { $group }.
assign-to-group-title = Assign licenses to a group
pick-type-a-group = Type a group name
pick-no-group = No group has this in its name.
pick-group-first = Choose a group first.
pick-chosen-group = Group
add-devices-title = Add devices
pick-type-a-member = Type the name of a device or a group
pick-no-member = No device and no group has this in its name.
pick-members-first = Choose devices or groups first.
pick-chosen = { $count ->
        [0] Nothing chosen
       *[other] { $count } chosen
    }
ask-unassign-devices = Unassign licenses
ask-what-unassign-devices = { $products } will be taken from { $count ->
        [0] the devices
        [one] the one device
       *[other] all { $count } devices
    } of { $groups }, those in nested groups too. All apps and their data become read-only there.
ask-remove-devices = Remove members
ask-what-remove-devices = { $count ->
        [one] One device or group leaves { $groups }.
       *[other] { $count } devices or groups leave { $groups }.
    } Devices lose the license they have by it, and their apps become read-only.

## Command line: devices

cli-device = Device
cli-device-groups = Member of
cli-device-license = Licenses
cli-devices-alone = A product for devices is assigned alone, whole and to one group: name one product and one group, without --off.
cli-subscription-for-devices = --subscription is for products that license devices.
cli-no-such-subscription = { $product } has no subscription { $subscription }; 'seatdeck licenses show' lists those it has.
cli-which-subscription = { $product } has several subscriptions that no group has: { $ids }. Name one of these with --subscription.
cli-ambiguous-member = { $name } can mean several: { $ids }. Name one of these.
cli-group-waiting = { $group }: { $count ->
        [one] one device waits
       *[other] { $count } devices wait
    } for a seat. 'seatdeck devices list' says which.

## Command line: the tenant

cli-tenant-name = A tenant needs a name. Give it one.
cli-cloud = Cloud
cli-admin-center = Admin center
cli-owner = Owner of the file
cli-catalog-date = Product names of

## Command line: history

cli-history-job = Job
cli-history-at = When (UTC)
cli-history-by = Who
cli-history-verb = What
cli-history-users = Users
cli-history-count = { $users } users
cli-history-undone-by = Taken back by

## Command line: demo, import and check

cli-demo-exists = { $file } exists already and is left as it is. Name another file with --db, or leave --db out to make the sample tenant in its own file.
cli-progress-users = { $count } users
cli-progress-finishing = finishing
cli-import-progress = { $count } records
cli-export-progress = { $count } objects
cli-export-exists = { $file } exists already. Name another place, or replace it with --overwrite.
cli-export-done = { $objects } objects written to { $folder }.
cli-export-changes = { $batches ->
        [one] One batch
       *[other] { $batches } batches
    }, { $calls ->
        [one] one call.
       *[other] { $calls } calls.
    }
cli-export-left-out = { $calls } calls are left out: they are about groups that are made by an earlier call, whose id nobody knows before. Make the groups, import them and do it again, or take the script of 'export powershell'.
cli-export-unsaid = { $count } changes are left out: users added here, allotments and purchases have to be made in the directory first.
export-done = { $count ->
        [one] One user
       *[other] { $count } users
    } written to { $file }.
cli-import-users-done = { $added } users added, { $known } updated, { $repeated } repeated rows.
cli-import-users = Users
cli-import-products = Products
cli-import-groups = Groups
cli-import-devices = Devices
cli-import-subscriptions = Subscriptions
cli-import-skipped = { $file }: { $count ->
        [one] one object was
       *[other] { $count } objects were
    } left out: { $why }
cli-import-catalog = { $products } products ({ $new-products } new) and { $services } apps and services ({ $new-services } new).
cli-import-catalog-mended = Put right on the way: { $repeated } repeated rows, { $renamed } names with several spellings, { $cleaned } fields with stray characters.
cli-check-sound = Everything is as it should be.
cli-check-broken = The tenant file is not as it should be.
