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
