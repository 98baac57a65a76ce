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

## Refusals: what the problem is, and how to fix it (DOMAIN R24)

refusal-read-only = The tenant file was opened to be read only.
fix-read-only = Start seatdeck without --read-only.
refusal-batch-too-large = { $count } users are selected, and at most 20 can be assigned at a time.
fix-batch-too-large = Take users out of the list, or let the change be worked off in batches.
refusal-role-not-permitted = Your role has no permission to do this.
fix-role-not-permitted = Ask somebody who is { $roles }.
refusal-guest-needs-global-admin = { $user } is a guest, and only a Global admin can license guests.
fix-guest-needs-global-admin = Ask a Global admin, or leave the guest out.
refusal-unknown-user = There is no user { $user }.
fix-unknown-user = Check the user name; 'seatdeck users list --search' finds users by a part of it.
refusal-user-deleted = { $user } is deleted.
fix-user-deleted = Restore the user first, or leave them out.
refusal-product-not-owned = Your organization has no subscription for { $product }.
fix-product-not-owned = Buy it first; 'seatdeck licenses list' shows what you have.
refusal-not-for-users = { $product } applies to the organization as a whole and cannot be assigned to a user.
fix-not-for-users = Nothing needs to be assigned: everybody has it.
refusal-device-product-needs-group = { $product } licenses devices, not users.
fix-device-product-needs-group = Assign it to a group of devices.
refusal-self-service-purchase = { $product } was bought by { $buyer } as a self-service purchase, so that you cannot assign or unassign it.
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
refusal-conflicting-services = { $user } would have conflicting services: { $first } ({ $first-product }) and { $second } ({ $second-product }).
fix-conflicting-services = Review the services included with each license: switch one of the two off, or leave the user out.
refusal-missing-dependency = { $user } would have { $service } ({ $product }) without { $needs }, which it depends on.
fix-missing-dependency = Assign what it depends on as well, or switch { $service } off.
refusal-no-seats = Not enough licenses: { $product } has { $available }, { $needed } are needed.
fix-no-seats = Buy { $short ->
        [one] one more license
       *[other] { $short } more licenses
    }, take some from others, or leave { $short ->
        [one] one user
       *[other] { $short } users
    } out.
refusal-nothing-to-change = Nothing would change.
fix-nothing-to-change = Everybody has it that way already.
refusal-changed-meanwhile = { $user } was changed since batch { $batch }, so that the batch cannot be taken back as it was.
fix-changed-meanwhile = Look at the user's changes, and undo the later ones first.

## Command line: words that several tables share

cli-display-name = Display name
cli-username = Username
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
cli-ambiguous-product = { $product } can mean several products: { $parts }. Name one of these.
cli-ambiguous-service = { $service } can mean several apps or services: { $parts }. Name one of these.
cli-on-and-off = An app or service cannot be switched both on and off. Name it once.
cli-no-such-batch = There is no batch { $batch }. 'seatdeck history' lists them.
cli-no-such-command = There is no command { $command }. 'seatdeck --help' lists them.
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
cli-department = Department
cli-job-title = Job title
cli-license = License
cli-assigned-by = Assigned by
cli-direct = Direct
cli-license-state = State
cli-services-off = Switched off

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
cli-change-progress = { $done } of { $total } users
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

## Command line: history

cli-history-job = Job
cli-history-at = When (UTC)
cli-history-by = Who
cli-history-verb = What
cli-history-users = Users
cli-history-count = { $users } users
cli-history-undo = undo of { $batch }
cli-history-undone-by = Taken back by

## Command line: demo, import and check

cli-demo-exists = { $file } exists already and is left as it is. Name another file with --db, or leave --db out to make the sample tenant in its own file.
cli-import-progress = { $records } records
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
