# seatdeck på svenska: id:n och argument från en.ftl, i samma ordning; ett test jämför dem.
# Etiketterna är administrationscentrets från 2021 (DOMAIN R77).
#
# Där dokumentationen var uppenbart felöversatt, eller ingen etikett fanns:
#   licensgräns, licensadministratör  sammansatta ord skrivs ihop, inte "licens gräns"
#   allotment    avrop                ett avrop, avropet, flera avrop; inte "en avrop"
#   assignment   tilldelning          ett avrop är ingen tilldelning (DOMAIN R5)
#   unassign     återkalla            kort nog för knappar och tabeller; "ta bort" är att radera
#   on, off      på, av               slå på, stäng av
#   products                          behåller sina engelska namn

list-or = { $most } eller { $last }

## Roles (DOMAIN section B)

role-global-admin = Global administratör
role-license-admin = Licensadministratör
role-user-admin = Användaradministratör
role-billing-admin = Faktureringsadministratör
role-groups-admin = Gruppadministratör
role-global-reader = Global läsare
role-helpdesk-admin = Supportadministratör
role-allotment-owner = Ägare av avrop
role-service-admin = Tjänstadministratör

## Refusals: what the problem is, and how to fix it (DOMAIN R24)

refusal-read-only = Tenantfilen är öppnad skrivskyddad.
fix-read-only = Starta seatdeck utan --read-only.
refusal-batch-too-large = { $count } användare är markerade och du kan tilldela till högst 20 åt gången.
fix-batch-too-large = Ta bort användare från listan eller låt ändringen göras i batchar.
refusal-role-not-permitted = Din roll saknar behörighet för detta.
fix-role-not-permitted = Be någon med rollen { $roles }.
refusal-guest-needs-global-admin = { $user } är gäst och bara en global administratör kan ge gäster licenser.
fix-guest-needs-global-admin = Be en global administratör eller utelämna gästen.
refusal-unknown-user = Det finns ingen { $whom ->
        [member] användare, enhet eller grupp
       *[user] användare
    } { $user }.
fix-unknown-user = { $whom ->
        [member] Kontrollera namnet; 'seatdeck devices list' och 'seatdeck users list --search' visar vad som finns.
       *[user] Kontrollera användarnamnet; 'seatdeck users list --search' söker på en del av det.
    }
refusal-unknown-group = Det finns ingen grupp { $group }.
fix-unknown-group = Kontrollera namnet; 'seatdeck groups list' visar grupperna som finns.
refusal-user-deleted = { $user } är borttagen.
fix-user-deleted = Återställ användaren först eller utelämna den.
refusal-bad-user-name = { $user } kan inte läggas till: en användare behöver ett visningsnamn på högst 256 tecken och ett användarnamn som zoe@contoso.example.
fix-bad-user-name = Rätta namnen; ett användarnamn har bokstäver, siffror och . - _ ' före @ och en domän efter.
refusal-user-name-taken = { $user } kan inte få användarnamnet { $upn }: { $by } har det redan.
fix-user-name-taken = Välj ett annat användarnamn, eller byt namn på { $by } i katalogen och importera igen.
refusal-restore-expired = { $user } togs bort för mer än 30 dagar sedan och kan inte längre återställas.
fix-restore-expired = Lägg till användaren på nytt eller utelämna den.
refusal-own-account = { $user } är kontot som du är inloggad med.
fix-own-account = Utelämna det, eller låt någon annan ta bort det.
refusal-admin-needs-global-admin = { $user } har en administratörsroll, och bara en global administratör kan ta bort eller återställa administratörer.
fix-admin-needs-global-admin = Fråga en global administratör eller utelämna användaren.
refusal-product-not-owned = Din organisation har ingen prenumeration på { $product }.
fix-product-not-owned = Köp den först; 'seatdeck licenses list' visar vad ni har.
refusal-not-for-users = { $product } gäller hela organisationen och kan inte tilldelas en användare.
fix-not-for-users = Inget behöver tilldelas: alla har den.
refusal-device-product-needs-group = { $product } licensierar enheter: den ges till en grupp med enheter, via en av prenumerationerna.
fix-device-product-needs-group = Välj en prenumeration på produktens sida och sedan Tilldela licenser, eller använd 'seatdeck groups assign' med bara den här produkten.
refusal-self-service-purchase = { $user ->
        [nobody] { $product }
       *[other] { $user } har { $product } som
    } köptes av { $buyer } via självbetjäning och kan varken tilldelas eller återkallas av dig.
fix-self-service-purchase = Ta först över prenumerationen.
refusal-subscription-disabled = { $product } är pausad: den kan inte tilldelas förrän den har förnyats.
fix-subscription-disabled = Förnya prenumerationen.
refusal-service-not-in-product = { $service } är ingen app eller tjänst i { $product }.
fix-service-not-in-product = 'seatdeck licenses show' visar apparna och tjänsterna i en produkt.
refusal-not-held = { $user } har ingen licens för { $product }.
fix-not-held = Utelämna användaren.
refusal-inherited-license = { $user } ärver { $product } från { $groups }: den kan bara ändras där.
fix-inherited-license = Ändra gruppens licens, ta bort användaren ur gruppen eller utelämna användaren.
refusal-usage-location-missing = { $user } saknar användningsplats.
fix-usage-location-missing = Ange en plats eller utelämna användaren.
refusal-conflicting-services = { $user } skulle få tjänster i konflikt: { $first } i { $first-product } och { $second } i { $second-product }.
fix-conflicting-services = Granska tjänsterna som ingår i varje licens: stäng av en av de två eller utelämna användaren.
refusal-missing-dependency = { $user } skulle ha { $service } ({ $product }) utan { $needs }, som den är beroende av.
fix-missing-dependency = Tilldela även det som den är beroende av eller stäng av { $service }.
refusal-no-seats = Licenserna räcker inte: { $product } har { $available }, { $needed ->
        [one] en
       *[other] { $needed }
    } behövs.
fix-no-seats = Köp { $lacking ->
        [one] en licens
       *[other] { $lacking } licenser
    } till{ $whom ->
        [devices] { " " }eller ta bort enheter ur gruppen
       *[users] , återkalla från andra eller utelämna { $short ->
            [one] en användare
           *[other] { $short } användare
        }
    }.
refusal-nothing-to-change = Inget skulle ändras.
fix-nothing-to-change = Det är redan så, så långt reglerna tillåter.
refusal-group-edited-elsewhere = { $group } redigeras inte här: medlemskapet följer en regel i katalogen, eller så synkroniseras gruppen från annat håll.
fix-group-edited-elsewhere = Ändra gruppen där den kommer ifrån. Dess licenser kan ändras här.
refusal-group-has-licenses = { $group } ger licenser ({ $products }) och kan inte tas bort.
fix-group-has-licenses = Återkalla gruppens licenser först.
refusal-bad-group-name = En grupp behöver ett namn på högst 256 tecken.
fix-bad-group-name = Ge gruppen ett namn.
refusal-wrong-group-kind = { $group } är av en typ som inte bär licenser{ $whom ->
        [devices] { " " }för enheter
       *[users] { "" }
    }.
fix-wrong-group-kind = { $whom ->
        [devices] Använd en säkerhetsgrupp som inte är e-postaktiverad, eller en distributionslista.
       *[users] Använd en säkerhetsgrupp, en e-postaktiverad säkerhetsgrupp eller en Microsoft 365-grupp med säkerhet aktiverad.
    }
refusal-group-licensing-not-owned = Du har ingen produkt som gruppbaserad licensiering ingår i.
fix-group-licensing-not-owned = Skaffa Microsoft Entra ID P1 eller högre, Microsoft 365 Business Premium eller Office 365 E3 eller högre.
refusal-unknown-allotment = Det finns inget avrop { $allotment }.
fix-unknown-allotment = Kontrollera namnet; 'seatdeck allotments list' visar de avrop som finns.
refusal-bad-allotment-name = Ett avrop behöver ett namn på högst 256 tecken.
fix-bad-allotment-name = Ge det ett.
refusal-allotment-not-owned = Du äger inte avropet { $allotment }.
fix-allotment-not-owned = Fråga någon av dess ägare, eller en global administratör eller licensadministratör.
refusal-allotment-limit = { $allotment } kan inte ha gränsen { $limit }: det finns { $total } licenser för { $product }.
fix-allotment-limit = Ange en gräns på högst { $total }, eller köp licenser först.
refusal-product-not-allottable = { $product } kan inte användas med avrop.
fix-product-not-allottable = Välj en produkt som är tillgänglig för användare: inga enhetslicenser, Store-appar, varaktig programvara, Azure-resurser eller självbetjäningsköp.
refusal-not-assigned-to-group = { $group } ger inte { $product }.
fix-not-assigned-to-group = Ingenting: gruppen har ingen sådan licens.
refusal-group-conflicting-services = { $group } kan inte ge dessa tjänster som står i konflikt: { $first } ({ $first-product }), { $second } ({ $second-product }).
fix-group-conflicting-services = Granska tjänsterna i varje licens och stäng av en av de två.
refusal-unknown-view = Det finns inget filter { $view }.
fix-unknown-view = Granska filtrens namn; någon kan ha bytt namn på det eller tagit bort det.
refusal-bad-view-name = Ett filter behöver ett namn på högst { $most } tecken som inget annat filter har.
fix-bad-view-name = Ge det ett annat namn.
refusal-too-many-views = Det finns redan { $most } filter och fler kan inte skapas.
fix-too-many-views = Redigera ett av dem, eller ta bort ett som ingen behöver.
refusal-group-missing-dependency = { $group } skulle ge { $service } ({ $product }) utan { $needs }.
fix-group-missing-dependency = Ge båda via samma grupp eller stäng av { $service }.
refusal-group-circle = { $group } skulle ingå i sig själv.
fix-group-circle = Utelämna gruppen, eller ta först ut den ena gruppen ur den andra.
refusal-group-of-devices = I { $group } finns bara enheter, och { $product } är för användare.
fix-group-of-devices = Välj en grupp med användare eller en produkt för enheter.
refusal-group-without-devices = Det finns inga enheter i { $group }, och { $product } licensierar enheter.
fix-group-without-devices = Lägg först till enheter i gruppen, eller välj en annan grupp.
refusal-not-for-devices = { $product } är inte för enheter.
fix-not-for-devices = Tilldela den till användare eller till en grupp med användare.
refusal-group-has-subscription = Du kan bara tilldela en prenumeration till en grupp, och { $group } har en av { $product }.
fix-group-has-subscription = Återkalla gruppens licenser först, eller välj en annan grupp.
refusal-subscription-has-group = Den här prenumerationen på { $product } är tilldelad { $group } och kan bara ges till en grupp.
fix-subscription-has-group = Gör din grupp till medlem i { $group }: även enheter i kapslade grupper licensieras. Eller välj en annan prenumeration.
refusal-unknown-subscription = Det finns ingen prenumeration { $name }.
fix-unknown-subscription = Kontrollera id:t; 'seatdeck subscriptions list' visar vad som har köpts.
refusal-seats-fixed = Antalet licenser för { $product } kan inte ändras här: { $why ->
        [trial] det är en provversion
        [self-service] en användare har köpt den själv
        [reseller] en återförsäljare har sålt den
        [suspended] prenumerationen är inaktiverad
        [locked-out] prenumerationen är låst
       *[deleted] prenumerationen är borttagen
    }.
fix-seats-fixed = { $why ->
        [self-service] Ta över prenumerationen, eller köp produkten till organisationen.
        [reseller] Fråga återförsäljaren.
        [suspended] Förnya prenumerationen.
        [locked-out] Förnya prenumerationen.
       *[other] Köp produkten.
    }
refusal-seats-below-assigned = { $product } har { $assigned } tilldelade licenser: den här prenumerationen måste ha minst { $least }.
fix-seats-below-assigned = Återkalla licenser först.
refusal-not-self-service = { $product } har köpts av organisationen: det finns inget att ta över.
fix-not-self-service = Tilldela den, återkalla den och ändra antalet licenser som vanligt.
refusal-changed-meanwhile = { $user } har ändrats efter batch { $batch }, så batchen kan inte ångras.
fix-changed-meanwhile = Titta på användarens ändringar och ångra de senare först.

## The shell

loading = Läser in…
too-small = Terminalen är för liten: seatdeck behöver { $columns } × { $rows }, den här har { $width } × { $height }.
read-only = skrivskyddad
roles-none = Ingen roll
cloud-worldwide = globalt
cloud-germany = Tyskland
cloud-21vianet = 21Vianet
nav-users = Användare
nav-active-users = Aktiva användare
nav-guest-users = Gästanvändare
nav-directory = Användare (katalog)
nav-deleted-users = Borttagna användare
nav-groups = Grupper
nav-active-groups = Aktiva grupper
nav-devices = Enheter
nav-billing = Fakturering
nav-licenses = Licenser
nav-your-products = Dina produkter
nav-allotments = Avrop
nav-activity = Aktivitet
nav-changes = Ändringar
nav-reports = Rapporter
help-title = Tangenter som fungerar här
palette-title = Kommandon
corner-esc = esc ✕
step-of = steg { $step } av { $steps }
x-of-y = { $part } av { $whole }
reading-users = Användarna läses in för sökning: { $percent } %
pace = { $rate } per sekund, { $left } kvar
back-nowhere = Det finns inget att gå tillbaka till.
quit-job-running = Ett jobb pågår: vänta tills det är klart eller avbryt det med c.
undo-close-panel-first = Stäng panelen först.
undo-none = Det finns inget att ångra.
denied-read-only = Tenantfilen är öppnad skrivskyddad.
denied-role = Din roll får inte göra detta; det får { $roles }.
toast-done = { $changed ->
        [one] En användare ändrad.
       *[other] { $changed } användare ändrade.
    }
toast-others = { $count } ändrad.{ $members ->
    [0] { "" }
    [one] { " " }En medlems licenser följde med.
   *[other] { " " }{ $members } medlemmars licenser följde med.
}
toast-undo = Ångra med u.
toast-signed-in = Du arbetar nu som { $user }.
toast-part = { $changed } ändrade, { $refused } nekade.
toast-copied = { $count ->
        [one] Ett användarnamn kopierat.
       *[other] { $count } användarnamn kopierade.
    }

## What keys do

key-up = upp
key-down = ned
key-page-up = sida upp
key-page-down = sida ned
key-first = första raden
key-last = sista raden
key-back = tillbaka
key-undo = ångra
key-undo-this = ångra batchen
key-go-to = gå till
key-commands = kommandon
key-language = språk (language)
key-quit = avsluta
key-help = hjälp
key-select = markera
key-select-range = markera hit
key-select-all = markera alla i filtret
key-search = sök
key-open = öppna
key-more = ··· Fler val
key-filter = filter
key-sort = sortera
key-columns = Välj kolumner
key-row = rad
key-change = ändra
key-clear = rensa
key-choose = välj
key-close = stäng listan
key-tick = markera
key-sort-seats = minst kvar först
key-manage = Hantera produktlicenser
key-location = Ange plats
key-add-a-user = Lägg till användare
key-add-multiple-users = Lägg till flera användare
key-delete-user = Ta bort användare
key-restore-user = Återställ användare
key-refresh = Uppdatera
key-copy = Kopiera användarnamn
key-export-users = Exportera användare
key-services = appar och tjänster
key-next-tab = nästa flik
key-tab-after = nästa flik
key-tab-before = föregående flik
key-assign = Tilldela licenser
key-unassign = Återkalla licenser
key-user = Öppna användaren
key-create-group = Ny grupp
key-delete-group = Ta bort grupp
key-create-allotment = Nytt avrop
key-delete-allotment = Ta bort avrop
key-set-limit = Ange gräns
key-allotment-services = Appar och tjänster
key-pick = välj eller välj bort
key-choose-product = produkt
key-sign-in-as = Logga in som…
key-group-add = Lägg till
key-group-remove = Ta bort
key-open-group = öppna gruppen
key-more-actions = ··· Fler åtgärder
key-reprocess = Bearbeta igen
key-reprocess-all = Bearbeta alla igen
key-purchase = Köp licens
key-kind = typ
key-flip = på/av
key-check = kryssa
key-unfold = appar och tjänster
key-stop = avbryt efter batchen
key-next-part = nästa del
key-part-before = föregående del
key-press-first = tryck på den första knappen
key-add-user = lägg till
key-take-out = ta bort

keys-everywhere = Överallt
keys-lists = I alla listor
keys-user-tables = I tabeller med användare
keys-panels = I paneler
keys-open-lists = I öppna listor

## Buttons

button-next = Nästa
button-back = Tillbaka
button-create = Skapa
button-delete = Ta bort
button-restore = Återställ
button-finish-adding = Slutför tillägget
button-add-users = Lägg till användare
button-remove = Ta bort
button-reprocess = Bearbeta igen
button-add = Lägg till
button-replace = Ersätt
button-assign = Tilldela
button-unassign = Återkalla
button-save = Spara
button-save-changes = Spara ändringar
button-cancel = Avbryt
button-close = Stäng
button-move-users = Flytta användare
button-cancel-subscription = Säg upp prenumeration
button-export = Exportera
button-replace-file = Ersätt
button-undo = Ångra

## Tables

column-name = Visningsnamn
column-username = Användarnamn
column-licenses = Licenser
column-members = Medlemmar
column-group-status = Status
column-kind = Typ
column-issue = Problem
column-used = Använda
column-waiting = Väntar
column-groups = Grupper
column-owners = Ägare
column-role = Roll
column-location = Plats
column-department = Avdelning
column-deleted = Borttagen
column-days-left = Dagar kvar
column-job-title = Befattning
column-city = Ort
column-state = Delstat
column-country = Land
column-sign-in = Inloggningsstatus
column-user-type = Användartyp
column-roles = Roller
column-synced = Synkroniseringsstatus
column-always = visas alltid
columns-about = Där alla inte får plats utelämnas de sista.
column-assigned-by = Tilldelad via
column-services = Appar på
column-product = Produkt
column-available = Tillgängliga
column-bar = Används
column-assigned = Tilldelade
column-status = Status
column-seats = Licenser
column-renews = Förnyas
column-bought-by = Köpt av
column-id = Id
column-batch = Batch
column-when = När (UTC)
column-what = Vad
column-products = Produkter
column-users = Användare
column-who = Vem
roster-count = { $total ->
        [one] en användare
       *[other] { $total } användare
    }
roster-selected = { $count } markerade av { $total }
roster-first = de första { $count }
roster-not-whole = Användarna läses fortfarande in; därefter kan alla markeras.
roster-nobody = Det finns inga användare här.
roster-nothing-found = Ingen hittades för ”{ $search }”.
roster-search = namn eller användarnamn
search-key = { $key } Sök
filter-line = Filter: { $filter }
filter-all = Alla användare
filter-licensed = Licensierade användare
filter-unlicensed = Olicensierade användare
filter-guests = Gästanvändare
filter-allowed = Inloggning tillåten
filter-blocked = Inloggning blockerad
filter-errors = Användare med fel
filter-billing-admins = Faktureringsadministratörer
filter-global-admins = Globala administratörer
filter-helpdesk-admins = Supportadministratörer
filter-service-admins = Tjänstadministratörer
filter-user-management-admins = Användaradministratörer
filter-product = Tilldelad produktlicens…
filter-new = Nytt filter…
filter-edit = Redigera filter…
filter-delete = Ta bort filter…
filter-full = det finns redan { $most } filter
filter-standard = för egna filter
user-blocked = Inloggning blockerad
user-unlicensed = Olicensierad
user-member = Medlem
user-guest = Gäst
user-synced = Synkroniserad
user-cloud = I molnet
sign-in-allowed = Inloggning tillåten
path-direct = direkt
license-error = fel
users-and-more = { $first } och { $more } till
users-selected = { $count ->
        [one] En användare markerad
       *[other] { $count } användare markerade
    }

## Filters of the administrators’ own (DOMAIN R124)

condition-is = { $what }: { $value }
condition-domain = Domän
condition-product = Tilldelad produktlicens
condition-synced = Endast synkroniserade användare
condition-mailbox = Olicensierade med Exchange-postlåda eller arkiv
condition-any = alla
view-name = Filternamn
view-name-first = Ge filtret ett namn först.
view-new-title = Nytt filter
view-edit-title = Redigera filter
view-about = Det visar de användare som uppfyller alla villkor.
view-saved = Filtret { $view } har sparats.
view-deleted = Filtret { $view } har tagits bort.
view-delete-title = Ta bort filter
view-delete-what = Filtret { $view } tas bort för alla administratörer. Inget ändras för de användare som det visar.

## Licenses and product details

licenses-search = produkt
licenses-none = Det finns inga produkter. 'seatdeck import graph' läser in dem.
status-self-service = självbetjäning, köpt av { $buyer }
status-suspended = pausad: måste först förnyas
licenses-ways = { $count ->
        [one] En användare behöver
       *[other] { $count } användare behöver
    } en giltig licens: köp licenser (b), eller öppna produkten (enter) och återkalla licenser (x).
licenses-no-purchase = Produkten har ingen prenumeration vars antal kan ändras.
status-overdrawn = { $count ->
        [one] en användare behöver en giltig licens
       *[other] { $count } användare behöver en giltig licens
    }
status-full = inga kvar
status-expiring = { $count } går ut
status-errors = { $count ->
        [one] en användare med fel
       *[other] { $count } användare med fel
    }
status-device = för grupper med enheter
product-available = { $count } tillgängliga
product-assigned = { $count } tilldelade
product-total = { $count } totalt
product-suspended = { $count } pausade
product-no-subscription = Det finns ingen prenumeration på produkten.
product-no-groups = Ingen grupp ger den här produkten.
product-users-tab-only = Det fungerar på fliken Användare.
tab-users = Användare
tab-groups = Grupper
tab-subscriptions = Prenumerationer
tab-members = Medlemmar
tab-owners = Ägare
tab-licenses = Licenser
tab-actions-needed = Åtgärder krävs ({ $count })
subscription-enabled = Aktiv
subscription-warning = Utgången
subscription-suspended = Inaktiverad
subscription-lockedout = Låst
subscription-deleted = Borttagen
subscription-trial = { $status } (prov)
bought-by-organization = organisationen

## Manage product licenses (DOMAIN R27 to R32)

manage-title = Hantera produktlicenser
manage-title-add = Lägg till i befintliga produkter
manage-title-replace = Ersätt befintliga produkter
manage-selected = { $count ->
        [one] En användare markerad
       *[other] { $count } användare markerade
    } · { $batches ->
        [one] en batch
       *[other] { $batches } batchar om högst 20
    }
manage-add = Lägg till i befintliga produktlicenstilldelningar
manage-add-about = De valda licenserna läggs till; de som redan finns blir kvar.
manage-replace = Ersätt befintliga produktlicenstilldelningar
manage-replace-about = Alla direkt tilldelade licenser återkallas och de valda träder i deras ställe, i ett steg. Licenser som ärvs från grupper blir kvar.
manage-unassign-all = Återkalla alla
manage-unassign-all-about = Alla direkt tilldelade licenser återkallas. Licenser som ärvs från grupper blir kvar.
manage-unassign-all-what = { $count ->
        [one] Alla licenser som tilldelats en användare direkt
       *[other] Alla licenser som tilldelats { $count } användare direkt
    } återkallas. Licenser som ärvs från grupper blir kvar.
manage-choose-one = Välj minst en produkt.
seats-available = { $count } tillgängliga
service-automatic = automatisk
service-company = för hela organisationen
services-on = { $on } av { $all } på

## What would happen, and the ways out

verdict-waiting = Reglerna prövas.
verdict-more = ✗ och { $count } till
needs = { $product }: { $needed } behövs, { $available } tillgängliga
needs-held = { $product }: { $needed } behövs, { $available } tillgängliga ({ $held ->
        [one] en har den redan
       *[other] { $held } har den redan
    })
frees = { $product }: { $freed ->
        [one] en licens
       *[other] { $freed } licenser
    } frigörs, { $before } → { $after } tillgängliga
way-key-leave-out = utelämna
way-key-switch-off = stäng av
way-key-location = ange plats
way-key-view = visa alla problem
way-key-buy = köp licenser
way-view = visa alla { $count } problem
way-buy = köp { $count ->
        [one] en licens
       *[other] { $count } licenser
    }
way-buy-denied = köpa licenser: { $roles }
way-leave-out = utelämna { $count ->
        [one] en användare
       *[other] { $count } användare
    }
way-switch-off = stäng av { $service }
way-location = ange plats för { $count ->
        [one] en användare
       *[other] { $count } användare
    }

## What became of it

outcome-cancel = c avbryter efter den här batchen.
outcome-changed = { $count ->
        [one] { $count } ändrad
       *[other] { $count } ändrade
    }
outcome-followed = { $count ->
    [one] En medlems licenser följde med.
   *[other] { $count } medlemmars licenser följde med.
}
outcome-refused = { $count ->
        [one] { $count } nekad
       *[other] { $count } nekade
    }
outcome-unchanged = { $count } hade det redan
outcome-canceled = Avbrutet: batcharna efter den sista i listan påbörjades aldrig.
outcome-running = Jobbet pågår.
outcome-nothing-done = Inget ändrades.

## Assign licenses to users (DOMAIN R20)

assign-title = Tilldela licenser till användare
add-members-title = Lägg till medlemmar
assign-to-groups-title = Tilldela licenser till grupper
assign-type-a-name = Skriv ett namn eller en adress
assign-nobody-found = Ingen hittades.
assign-nobody-chosen = Välj minst en användare.
assign-chosen = Valda ({ $count } av { $most })
assign-services = Slå på eller stäng av appar och tjänster
offer-chosen = vald
offer-holds-it = har den redan
offer-holds = har { $products }
offer-unlicensed = olicensierad

## Unassign licenses (DOMAIN R26, R112)

unassign-title = Återkalla licenser
unassign-what = { $product } återkallas från { $count ->
        [one] en användare.
       *[other] { $count } användare.
    }
unassign-consequences = Exchange-data sparas i 30 dagar och tas sedan bort; filer i OneDrive finns kvar tills användaren tas bort. Installerade appar visar ”Olicensierad produkt”.

## Undo

undo-title = Ångra
undo-what = Batch { $batch }, { $what }: { $count ->
        [one] en användare får tillbaka det som fanns.
       *[other] { $count } användare får tillbaka det som fanns.
    }
undo-what-leaves = Batch { $batch }, { $what }: { $count ->
        [one] en användare försvinner igen.
       *[other] { $count } användare försvinner igen.
    }
undo-what-others = Batch { $batch }, { $what }: det som ändrades blir åter som det var.
undo-more = { $count ->
        [one] Och en batch till.
       *[other] Och { $count } batchar till.
    }
undo-rules = Samma regler prövas igen: licenser, tjänster i konflikt och roller.
verb-assign = Tilldela
verb-unassign = Återkalla
verb-unassign-all = Återkalla alla
verb-replace = Ersätt
verb-services = Appar, tjänster
verb-set-location = Ange plats
verb-edit = Redigera
verb-grant-role = Ge roll
verb-revoke-role = Återkalla roll
verb-create-group = Skapa grupp
verb-delete-group = Ta bort grupp
verb-assign-group = Tilldela till grupp
verb-unassign-group = Återkalla från grupp
verb-assign-devices = Tilldela till enheter
verb-unassign-devices = Återkalla från enheter
verb-add-members = Lägg till medlemmar
verb-remove-members = Ta bort medlemmar
verb-reprocess = Bearbeta igen
verb-add-user = Lägg till användare
verb-delete-user = Ta bort användare
verb-restore-user = Återställ användare
verb-set-total = Ändra antal
verb-move-users = Flytta användare
verb-cancel-users = Uppsägning: användare
verb-close-subscription = Avsluta prenumeration
verb-create-allotment = Skapa avrop
verb-delete-allotment = Ta bort avrop
verb-set-limit = Ange gräns
verb-allotment-services = Avropets tjänster
verb-allotment-groups = Avropets grupper
verb-allotment-owners = Avropets ägare
verb-undo = Ångra
verb-undo-of = Ångrar batch { $batch }
change-undone = Ångrad av batch { $batch }
changes-none = Inget har ändrats än.

## One user

tab-account = Konto
tab-licenses-and-apps = Licenser och appar
tab-changes = Ändringar
section-licenses = Licenser ({ $count })
section-apps = Appar ({ $count })
select-location = Välj plats
location-none = ingen användningsplats
seats-left = { $count } kvar
also-from = även från { $groups } · { $left }
locked-from = låst: från { $groups }
locked-group = låst: även från gruppen { $group }
locked-allotment = låst: även från avropet { $allotment }
services-title = Appar och tjänster
services-not-held = Användaren har inte produkten. Spara licensen först.
services-nothing-flipped = Inget har slagits på eller av.
not-saved = { $count ->
        [one] En ändring inte sparad
       *[other] { $count } ändringar inte sparade
    }
leave-unsaved = { $count ->
        [one] En ändring är inte sparad;
       *[other] { $count } ändringar är inte sparade;
    } { $key } igen lämnar utan att spara.
user-nothing-changed = Inget har ändrats än.
field-name = Visningsnamn
field-username = Användarnamn
field-type = Användartyp
field-sign-in = Inloggning
field-location = Användningsplats
field-roles = Roller
field-department = Avdelning
field-job-title = Befattning
field-city = Ort
field-country = Land
field-id = Objekt-id

## Allotments

allotments-none = Det finns inga avrop här.
allotment-name = Namn
allotment-name-hint = avropets namn
allotment-name-first = Ge det ett namn först.
allotment-limit = Gräns
allotment-limit-hint = hur många medlemmar som högst har det
allotment-limit-first = Ge det en gräns först.
allotment-no-product = Det finns ingen produkt som kan användas med avrop.
allotment-no-groups = Inga grupper än.
allotment-no-owners = Inga ägare än.
allotment-no-members = Inga medlemmar: grupperna är tomma, eller så finns det inga.
allotment-choose-groups = Välj en grupp först.
allotment-members-by-groups = Medlemmar kommer och går med grupperna.
allotment-waiting = { $count ->
    [one] En medlem väntar.
   *[other] { $count } medlemmar väntar.
}
allotment-waits-since = plats { $position } · sedan { $since }
set-limit-lost = { $count ->
    [one] Medlemmen som kom sist förlorar licensen och väntar
   *[other] De { $count } medlemmar som kom sist förlorar licensen och väntar
} tills det finns plats igen.
set-limit-gained = { $count ->
    [one] En väntande medlem får
   *[other] { $count } väntande medlemmar får
} licensen, så länge det finns platser.
set-limit-nobody = Ingen får eller förlorar en licens av det.
add-groups-title = Lägg till grupper
add-owners-title = Lägg till ägare
ask-delete-allotment = Ta bort avrop
ask-what-delete-allotment = { $allotment } tas bort. { $count ->
    [0] Ingen har
    [one] En medlem har
   *[other] { $count } medlemmar har
} en licens från det, och { $waiting } väntar.
ask-allotment-groups = Ta bort grupp
ask-what-allotment-groups = { $who } lämnar { $allotment }. Medlemmarna förlorar licensen, om inte en annan av avropets grupper har dem; den som väntar flyttas upp.
ask-allotment-owners = Ta bort ägare
ask-what-allotment-owners = { $who } hanterar inte längre { $allotment }.
sign-in-about = Den personens roller gäller, tills du slutar eller loggar in på nytt.
sign-in-owner = Filens ägare
## The older admin center: Germany and 21Vianet (DOMAIN R35, R73 to R75)

admin-center = Administrationscenter
key-manage-older = Massåtgärder
bulk-title = Massåtgärder
manage-title-older = Tilldela produkter
bulk-edit-licenses = Redigera produktlicenser
product-licenses-title = Produktlicenser
key-edit = Redigera
product-licenses-why = En användare behöver en licens för att få åtkomst till tjänsterna.

## Guest users and the directory (DOMAIN R36 to R39)

directory = Azure Active Directory
directory-title = Användare | Alla användare (förhandsversion)
directory-user = En användare i katalogen
directory-pick-field = Välj ett fält
directory-account-enabled = Kontot aktiverat
directory-yes = Ja
directory-no = Nej
directory-filter = { $field } == { $value }
directory-no-filter = Inget filter är angivet.
key-add-filters = Lägg till filter
key-remove-filter = Ta bort filter
key-apply = Använd
key-assignments = Tilldelningar
guests-are-invited = Gäster bjuds in i katalogen.
person-manage = Hantera
person-profile = Profil
person-no-licenses = Inga licenstilldelningar hittades.
license-active = Aktiv
path-inherited = Ärvd ({ $group })
column-state = Status
column-enabled-services = Tjänster
column-paths = Tilldelningsvägar
assignments-title = Uppdatera licenstilldelningar
assignments-select = Välj licenser
assignments-review = Granska licensalternativ
assignments-not-chosen = Markera produkten först: då listas dess tjänster här.

## Command line: words that several tables share

cli-display-name = Visningsnamn
cli-username = Användarnamn
cli-name = Namn
cli-id = Id
cli-location = Plats
cli-licenses = Licenser
cli-product = Produkt
cli-part-number = Artikelnummer
cli-status = Status
cli-roles = Roller

## Command line: when it comes to no answer

cli-error = seatdeck: { $message }
cli-warning = Varning: { $message }
cli-output = Svaret kunde inte skrivas: { $problem }
cli-no-terminal = Skärmarna behöver en terminal. 'seatdeck --help' visar kommandona som klarar sig utan.
cli-no-home = Det finns ingen hemkatalog att spara en tenant i. Ange en fil med --db.
cli-no-file = Det finns ingen tenantfil { $file }. Skapa en exempeltenant med 'seatdeck demo', läs in din egen med 'seatdeck import graph' eller ange en annan fil med --db.
cli-nobody = Det finns ingen användare { $user } att arbeta som. Ange en användare i den här tenanten med --as eller utelämna --as för att arbeta som filens ägare.
cli-no-such-user = Det finns ingen användare { $user }. 'seatdeck users list --search' söker på en del av namnet.
cli-no-such-product = Det finns ingen produkt { $product }. 'seatdeck licenses list' visar vad ni har.
cli-no-such-product-near = Det finns ingen produkt { $product }. Snarlika är { $near }.
cli-no-global-admin = Ingen användare är global administratör längre. Filens ägare arbetar fortfarande som det: utan --as, eller valt med S på skärmen.
cli-ambiguous-group = { $group } kan betyda flera grupper: { $ids }. Ange en av dessa.
cli-ambiguous-subscription = { $product } har köpts mer än en gång: { $ids }. Ange en av dem.
cli-ambiguous-allotment = { $allotment } kan betyda flera avrop: { $ids }. Ange något av dessa.
cli-ambiguous-product = { $product } kan vara flera produkter: { $parts }. Ange en av dem.
cli-ambiguous-service = { $service } kan vara flera appar eller tjänster: { $parts }. Ange en av dem.
cli-on-and-off = En app eller tjänst kan inte både slås på och stängas av. Ange den en gång.
cli-no-such-batch = Det finns ingen batch { $batch }. 'seatdeck history' visar dem.
cli-no-such-command = Det finns inget kommando { $command }. 'seatdeck --help' visar dem.
cli-location-last = ”{ $word }” är ingen landskod med två bokstäver (ISO 3166-1), som NL, SE eller US. Ange användarna först och koden sist.
cli-no-users = Ingen användare är angiven. Ange användare med --user eller i filen för --users-from.
cli-users-from-line = { $file }, rad { $row }: detta är inte ett användarnamn eller id. Skriv ett per rad eller använd en CSV med kolumnen "User principal name".
cli-users-from-encoding = { $file }, rad { $row }: detta är inte UTF-8. Spara filen som UTF-8.

## Command line: users

cli-unlicensed = Olicensierad
cli-user-type = Användartyp
cli-member = Medlem
cli-guest = Gäst
cli-sign-in = Inloggning
cli-sign-in-allowed = Inloggning tillåten
cli-sign-in-blocked = Inloggning blockerad
cli-deleted = Borttagen
cli-deleted-on = Borttagen
cli-days-left = Dagar kvar
cli-too-late = inga: för sent
cli-department = Avdelning
cli-job-title = Befattning
cli-license = Licens
cli-assigned-by = Tilldelad via
cli-direct = Direkt
cli-license-state = Tillstånd
cli-services-off = Avstängda

## Command line: filters

cli-view = Filter
cli-view-conditions = Villkor

## Command line: licenses

cli-available = Tillgängliga
cli-assigned = Tilldelade
cli-total = Totalt
cli-overdrawn = { $users ->
        [one] En användare
       *[other] { $users } användare
    } behöver en giltig licens
cli-not-owned = Ingen prenumeration
cli-subscription = Prenumeration
cli-next-lifecycle = Går ut eller förnyas
cli-self-service = Självbetjäningsköp av
cli-service = App eller tjänst
cli-remark = Anmärkning
cli-company-service = För hela organisationen
cli-automatic-service = Tilldelas automatiskt

## Command line: changes

cli-refused = Nekat: { $problem } { $fix }
cli-refused-user = { $user } nekad: { $problem } { $fix }
cli-change-batch = Batch
cli-change-result = Resultat
cli-change-changed = Ändrad
cli-change-would = Skulle ändras
cli-change-not = Inte ändrad
cli-change-done = { $users ->
        [one] En användare ändrad
       *[other] { $users } användare ändrade
    } i { $batches ->
        [one] en batch
       *[other] { $batches } batchar
    }.{ $unchanged ->
        [0] { "" }
        [one] { " " }En hade det redan så.
       *[other] { " " }{ $unchanged } hade det redan så.
    }
cli-change-undo = 'seatdeck undo --job { $job }' ångrar det.
cli-change-foretold = { $users ->
        [one] En användare
       *[other] { $users } användare
    } skulle ändras i { $batches ->
        [one] en batch
       *[other] { $batches } batchar
    }.{ $unchanged ->
        [0] { "" }
        [one] { " " }En har det redan så.
       *[other] { " " }{ $unchanged } har det redan så.
    } Inget ändrades: det här var ett prov.
cli-change-nothing = Inget ändrades.
cli-others-foretold = { $count } skulle ändras. Ingenting ändrades: detta var en torrkörning.
cli-group-errors = { $group }: { $count ->
        [one] en medlem har
       *[other] { $count } medlemmar har
    } inte det som gruppen ger. 'seatdeck groups show' säger vem och varför.

## Your products (DOMAIN R71, R187)

key-buy = Köp licenser
key-remove-seats = Ta bort licenser
key-take-over = Ta över prenumerationen
key-sort-date = slutar först
column-channel = Kanal
purchases-none = Ingen prenumeration matchar.
purchases-empty = Inget har köpts.
purchases-all = Alla produkter
purchases-filter = Filter: { $filter }
purchase-status = Prenumerationsstatus
purchase-total = Totalt antal licenser
purchase-assigned = Tilldelade
purchase-available = Tillgängligt antal
purchase-channel = Inköpskanal
purchase-buyer = Köpt av
purchase-created = Köpt den
purchase-next = Slutar eller förnyas
purchase-reason = Skäl till uppsägning
purchase-id = Id
about-enabled = Aktiv: allt fungerar.
about-warning = Utgången: allt fungerar fortfarande, tills den inaktiveras.
about-suspended = Inaktiverad: användarna har ingen åtkomst, och ingen licens kan tilldelas förrän den har förnyats.
about-lockedout = Låst: den är uppsagd. Ingen har åtkomst; data finns kvar tills vidare.
about-deleted = Borttagen: den är borta för gott.
seats-numbers = { $total } totalt   { $assigned } tilldelade   { $available } tillgängliga
seats-number = Skriv det nya totala antalet, ett heltal.
seats-same = Det är det antal som den har.
seats-less = Det är färre än det finns: använd Ta bort licenser.
seats-more = Det är fler än det finns: använd Köp licenser.
seats-buys = Köper { $count ->
        [one] en licens
       *[other] { $count } licenser
    }.
seats-removes = Tar bort { $count ->
        [one] en licens
       *[other] { $count } licenser
    }.
seats-about = Det nya totala antalet, inte skillnaden. Det kan inte vara färre än vad som är tilldelat.
take-over-gone = Prenumerationen är borttagen.
take-over-own = Organisationen har köpt den själv.
take-over-whose = { $product }, köpt av { $buyer }
take-over-move = Flytta användare
take-over-move-about = Användarna får en annan produkt som organisationen har. Sedan tas prenumerationen bort.
take-over-cancel = Säg upp prenumeration
take-over-cancel-about = Användarna förlorar åtkomsten. Prenumerationen tas bort.
take-over-together = Allt som användare själva har köpt av produkten tas över tillsammans: ingen kan säga vems licens som kommer från vilket köp.
take-over-to = Flytta till
take-over-no-product = Organisationen har ingen produkt att flytta användare till.
take-over-reason = Skäl
take-over-reason-none = inte angivet
take-over-sure-move = Vill du flytta användarna?
take-over-sure-cancel = Vill du verkligen säga upp den?
take-over-what-move = { $count ->
        [one] En användare får
       *[other] { $count } användare får
    } { $target } i stället. Sedan tas { $purchases ->
        [one] prenumerationen
       *[other] { $purchases } prenumerationer
    } bort.
take-over-what-cancel = { $count ->
        [one] En användare förlorar
       *[other] { $count } användare förlorar
    } åtkomsten. Sedan tas { $purchases ->
        [one] prenumerationen
       *[other] { $purchases } prenumerationer
    } bort.
seats-not-fixed = Kan köpas och tas bort
fixed-trial = Fast: en provversion
fixed-self-service = Fast: en användare har köpt den själv
fixed-reseller = Fast: en återförsäljare har sålt den
fixed-suspended = Fast: inaktiverad, ska först förnyas
fixed-locked-out = Fast: låst
fixed-deleted = Fast: borttagen
channel-self-service = Självbetjäning
channel-self-service-trial = Självbetjäning (prov)
channel-trial = Provversion
channel-reseller = Återförsäljare

group-kind-security = Säkerhet
group-kind-mail-security = E-postaktiverad
group-kind-microsoft-365 = Microsoft 365
group-kind-distribution = Distributionslista
group-status-unlicensed = –
group-status-assigned = Alla tilldelade
group-status-in-progress = Pågår
group-status-errors = Fel och problem
group-dynamic = Dynamisk: medlemmarna följer en regel i katalogen
group-synced = Synkroniserad: redigeras där gruppen kommer ifrån
group-assigned = Tilldelad
group-assigned-well = Tilldelad
group-no-errors = Alla har det som gruppen ger.
group-none-short = Ingen av de valda saknar en plats.
group-no-licenses = Den här gruppen ger inga licenser.
group-not-edited-here = Vem som är med i gruppen bestäms på annat håll: det följer en regel i katalogen eller synkroniseras.
group-name = Gruppens namn
group-name-first = Ge den ett namn först.
group-kinds-that-carry = Säkerhetsgrupper, även e-postaktiverade, och Microsoft 365-grupper som skapas här kan ge sina medlemmar licenser.
group-members = { $count ->
    [one] en medlem
   *[other] { $count } medlemmar
}{ $others ->
    [0] { "" }
   *[other] { " " }och { $others } enheter eller kapslade grupper
}
group-errors = { $count ->
    [one] En medlem har inte det som gruppen ger.
   *[other] { $count } medlemmar har inte det som gruppen ger.
}
groups-none = Det finns inga grupper här.
groups-search = grupp
## Lägga till, ta bort och återställa användare (DOMAIN R49 to R51, R65 to R67)

add-basics = Ange grunderna
add-licenses = Tilldela produktlicenser
add-profile = Valfria inställningar: profilinformation
add-roles = Roller
add-review = Granska och slutför tillägget
add-result = Resultat
add-first-name = Förnamn
add-last-name = Efternamn
add-name-first = Ge användaren ett namn först.
add-user-name-first = Ange ett användarnamn först, som zoe@contoso.example: bokstäver, siffror och . - _ ' före @.
add-location-first = Välj en plats först.
add-location-none = krävs
add-product-first = Slå på en produkt först, eller välj att skapa användare utan.
add-without = Skapa användare utan produktlicens (rekommenderas inte)
add-users-without = Skapa användare utan produktlicens (rekommenderas inte)
add-none = inga
add-apps-off = { $count ->
        [one] en app av
       *[other] { $count } appar av
    }
add-password = I en kopia av en klientorganisation finns inga lösenord: användarna får sina där de skapas i Microsoft 365.
add-file = Välj en CSV-fil med en rad per användare
add-file-headings = Första raden har rubrikerna från Microsofts exempelfil. ”{ $name }” och ”{ $display }” måste finnas; { $others } får finnas.
add-file-reading = Filen läses in.
add-file-again = Rätta sökvägen eller filen och tryck på enter för att läsa in den igen.
add-file-found = { $count ->
        [one] Det finns en användare i filen.
       *[other] Det finns { $count } användare i filen.
    }
add-users-count = { $count ->
        [one] en användare
       *[other] { $count } användare
    } · { $batches ->
        [one] en batch
       *[other] { $batches } batchar
    }
delete-what = { $count ->
        [one] En användare tas bort.
       *[other] { $count } användare tas bort.
    } { $seats ->
        [0] Ingen plats blir ledig.
        [one] En plats blir ledig genast.
       *[other] { $seats } platser blir lediga genast.
    }
delete-consequences = Alla deras licenser tas bort, även de från grupper. I 30 dagar kan de återställas, utan sina licenser; ångra ger tillbaka dem så länge det finns platser.
restore-what = { $count ->
        [one] En användare återställs, utan de licenser den hade.
       *[other] { $count } användare återställs, utan de licenser de hade.
    }
restore-consequences = Tilldela licenser efteråt. Det deras grupper ger följer genast, så långt det finns platser. Ångra borttagningen i stället för att ge tillbaka det de hade.
deleted-about = Kan återställas i 30 dagar, utan sina licenser
deleted-none = Inga användare är borttagna.
deleted-search = namn eller användarnamn
deleted-too-late = för sent
issue-count = Inte tillräckligt med licenser
issue-count-fix = Det fanns ingen plats av { $product } för { $user }. Frigör platser eller köp dem med b, och tryck sedan på p för att bearbeta igen.
issue-exclusive = Tjänster i konflikt
issue-exclusive-fix = { $user } har en annan licens vars tjänster utesluter dem i { $product }. Enter öppnar användaren: återkalla den licensen eller stäng av tjänster och tryck sedan på p för att bearbeta igen.
issue-dependency = Tjänster som krävs saknas
issue-dependency-fix = { $product } och de andra licenserna för { $user } kräver tjänster som skulle saknas. Enter öppnar användaren: ge det som saknas eller ta bort det som kräver det och tryck sedan på p för att bearbeta igen.
issue-location = Användningsplats inte angiven
issue-location-fix = { $product } finns inte där { $user } är, eller så vet ingen var det är. l anger platsen; tryck sedan på p för att bearbeta igen.
issue-uniqueness = Dubblerad proxyadress
issue-uniqueness-fix = Ett annat objekt har samma proxyadress som { $user }. Ändra den i katalogen och tryck sedan på p för att bearbeta igen.
issue-other = Övrigt
issue-other-fix = { $product } tilldelades inte { $user }, oftast för att en annan av gruppens licenser misslyckades. Tryck på p för att bearbeta igen.
ask-delete-group = Ta bort grupper
ask-what-delete-group = { $groups } tas bort.
ask-unassign-group = Återkalla licenser
ask-what-unassign-group = { $products } återkallas från { $groups } och från varje medlem som inte har det på annat sätt.
ask-remove-members = Ta bort medlemmar
ask-what-remove-members = { $count ->
    [one] En användare lämnar { $groups } och förlorar
   *[other] { $count } användare lämnar { $groups } och förlorar
} det som gruppen ger och inget annat ger dem.
ask-reprocess = Bearbeta igen
ask-what-reprocess = { $count ->
    [one] En användares licenser
   *[other] { $count } användares licenser
} bringas i linje med vad { $groups } ger. Det som misslyckades provas igen.

## Export users

export-found = Alla i listan, med dess filter och sökning, som administrationscentrets CSV.
export-these = { $count ->
    [one] En markerad användare
   *[other] { $count } markerade användare
}, som administrationscentrets CSV.
export-file = Fil
export-name-first = Filen behöver ett namn.
export-exists = Det finns en fil med det namnet. Ange ett annat, eller ersätt den.
export-given-up = Avbrutet; det finns ingen fil.

## Reports

report-seats = Kvar
report-waste = Slöseri
report-overlap = Överlapp
report-errors = Fel
report-sources = Ursprung
report-about-seats = De färsta först. Enter öppnar produkten.
report-about-waste = Användare med licens fast de är blockerade eller borttagna.
report-about-overlap = Användare med två produkter av vilka en tillför inget eller lite.
report-about-errors = Användare vars licenser har fel. Enter visar vilka.
report-about-sources = På vilken väg användarna har sina licenser.
report-line-first = Enter visar först en rads användare.
report-no-product = Bara där en produkt är överflödig.
report-leaver-blocked = Inloggning blockerad
report-leaver-deleted = Borttagen
report-share-all = Tillför inget
report-share-most = Tillför lite
report-source-direct = Direkt
report-source-groups = Från grupper
report-source-both = Direkt och från grupper
report-source-allotment = Från ett avrop
report-fix-count = Frigör eller köp licenser
report-fix-exclusive = Ta bort den andra
report-fix-dependency = Ge det som saknas
report-fix-location = Ange platsen
report-fix-uniqueness = Ändra adressen
report-fix-other = Se gruppens andra
report-why = Varför
report-fix = Utväg
report-other-product = Annan produkt
report-nothing-seats = Det finns inga produkter.
report-nothing-waste = Ingen som är blockerad eller borttagen har en licens.
report-nothing-overlap = Ingen produkt ger en användare bara det som en annan redan ger.
report-nothing-errors = Ingen licens har fel.
report-nothing-sources = Ingen har en licens.
report-freed = { $count ->
    [one] En licens skulle bli ledig
   *[other] { $count } licenser skulle bli lediga
}

## Command line: groups
## Command line: subscriptions

cli-channel = Inköpskanal
cli-seats = Licenser
cli-bought = Köpt
cli-canceled-for = Skäl till uppsägning

cli-allotment = Avrop
cli-allotment-limit = Gräns
cli-allotment-used = Använda
cli-allotment-waiting = Väntar
cli-allotment-groups = Grupper
cli-allotment-owners = Ägare
cli-allotment-position = Plats
cli-allotment-since = Sedan (UTC) eller fel
cli-allotment-waiting-now = { $allotment }: { $count ->
    [one] en medlem väntar
   *[other] { $count } medlemmar väntar
} på en licens. 'seatdeck allotments waiting' säger vilka.
allotment-waits = väntar, plats { $position }

## Command line: groups

cli-group = Grupp
cli-group-kind = Typ
cli-group-members = Medlemmar
cli-group-other-members = Enheter och kapslade grupper
cli-group-membership = Medlemskap
cli-group-off = Avstängda
cli-group-state = Tillstånd
cli-group-error = Fel
device-by = { $group } · { $product }
device-waits = { $group }: ingen licens kvar, väntar på en · { $product }
device-licensed = Licensierad
device-no-seat = Ingen licens kvar, väntar på en
device-no-license = Olicensierad
group-devices-licensed = { $licensed ->
        [one] En enhet licensierad
       *[other] { $licensed } enheter licensierade
    }{ $waiting ->
        [0] { "" }
        [one] , en väntar på en licens
       *[other] , { $waiting } väntar på en licens
    }
group-devices = { $count ->
        [0] inga enheter
        [one] en enhet
       *[other] { $count } enheter
    }
group-no-devices = Det finns inga enheter i gruppen och inga grupper med enheter.
device-by-way = Den är med via en kapslad grupp: ta bort den där.
device-no-page = Enheten är inte med i någon annan grupp.
devices-part = { $licensed } av { $count } enheter
devices-count = { $licensed } av { $count } licensierade
devices-none = Det finns inga enheter här.
devices-search = enhet
devices-in-no-group = Enheten är inte med i någon grupp.
column-device-license = Licens från
column-member-of = Medlem i
column-by-way-of = Via
column-assigned-to = Tilldelad till
product-choose-subscription = Välj en prenumeration först: en produkt för enheter tilldelas via en av dem.
product-subscription-free = Ingen grupp har den här prenumerationen.
product-subscription-taken = { $group } har prenumerationen, och den kan bara ges till en grupp. Återkalla den där först, eller kapsla en annan grupp i { $group }.
assign-to-group-title = Tilldela licenser till en grupp
pick-type-a-group = Skriv ett gruppnamn
pick-no-group = Ingen grupp har detta i namnet.
pick-group-first = Välj en grupp först.
pick-chosen-group = Grupp
add-devices-title = Lägg till enheter
pick-type-a-member = Skriv namnet på en enhet eller grupp
pick-no-member = Ingen enhet och ingen grupp har detta i namnet.
pick-members-first = Välj enheter eller grupper först.
pick-chosen = { $count ->
        [0] Inget valt
       *[other] { $count } valda
    }
ask-unassign-devices = Återkalla licenser
ask-what-unassign-devices = { $products } återkallas från { $count ->
        [0] enheterna
        [one] den enda enheten
       *[other] alla { $count } enheter
    } i { $groups }, även de i kapslade grupper. Alla appar och deras data blir skrivskyddade där.
ask-remove-devices = Ta bort medlemmar
ask-what-remove-devices = { $count ->
        [one] En enhet eller grupp lämnar { $groups }.
       *[other] { $count } enheter eller grupper lämnar { $groups }.
    } Enheterna förlorar licensen från gruppen, och apparna på dem blir skrivskyddade.
cli-device = Enhet
cli-device-groups = Medlem i
cli-device-license = Licenser
cli-devices-alone = En produkt för enheter tilldelas för sig, hel och till en grupp: ange en produkt och en grupp, utan --off.
cli-subscription-for-devices = --subscription är för produkter som licensierar enheter.
cli-no-such-subscription = { $product } har ingen prenumeration { $subscription }; 'seatdeck licenses show' visar vilka som finns.
cli-which-subscription = { $product } har flera prenumerationer som ingen grupp har: { $ids }. Ange en av dessa med --subscription.
cli-ambiguous-member = { $name } kan betyda flera: { $ids }. Ange en av dessa.
cli-group-waiting = { $group }: { $count ->
        [one] en enhet väntar
       *[other] { $count } enheter väntar
    } på en licens. 'seatdeck devices list' säger vilka.

## Command line: the tenant

cli-tenant-name = En tenant behöver ett namn. Ange ett.
cli-cloud = Moln
cli-admin-center = Administrationscenter
cli-owner = Filens ägare
cli-catalog-date = Produktnamn från

## Command line: history

cli-history-job = Jobb
cli-history-at = När (UTC)
cli-history-by = Vem
cli-history-verb = Vad
cli-history-users = Användare
cli-history-count = { $users } användare
cli-history-undone-by = Ångrad av

## Command line: demo, import and check

cli-demo-exists = { $file } finns redan och lämnas som den är. Ange en annan fil med --db eller utelämna --db för att skapa exempeltenanten i en egen fil.
cli-progress-users = { $count } användare
cli-progress-finishing = avslutar
cli-import-progress = { $count } poster
cli-export-progress = { $count } objekt
cli-export-exists = { $file } finns redan. Ange en annan plats, eller ersätt den med --overwrite.
cli-export-done = { $objects } objekt skrivna till { $folder }.
cli-export-changes = { $batches ->
        [one] En batch
       *[other] { $batches } batchar
    }, { $calls ->
        [one] ett anrop.
       *[other] { $calls } anrop.
    }
cli-export-left-out = { $calls } anrop utelämnades: de gäller grupper som ett tidigare anrop skapar och vars id ingen känner än. Skapa grupperna, importera dem och gör om, eller använd skriptet från 'export powershell'.
cli-export-unsaid = { $count } ändringar utelämnades: användare som lagts till här, avrop och köp måste först göras i katalogen.
export-done = { $count ->
        [one] En användare
       *[other] { $count } användare
    } skrivna till { $file }.
cli-import-users-done = { $added } användare tillagda, { $known } uppdaterade, { $repeated } dubbletter bland raderna.
cli-import-users = Användare
cli-import-products = Produkter
cli-import-groups = Grupper
cli-import-devices = Enheter
cli-import-subscriptions = Prenumerationer
cli-import-skipped = { $file }: { $count ->
        [one] ett objekt utelämnades
       *[other] { $count } objekt utelämnades
    }: { $why }
cli-import-catalog = { $products } produkter ({ $new-products } nya) och { $services } appar och tjänster ({ $new-services } nya).
cli-import-catalog-mended = Rättat på vägen: { $repeated } upprepade rader, { $renamed } namn med flera stavningar, { $cleaned } fält med ovidkommande tecken.
cli-check-sound = Allt är som det ska.
cli-check-broken = Tenantfilen är inte som den ska.
