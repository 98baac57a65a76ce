# seatdeck in het Nederlands: de ids en argumenten van en.ftl, in die volgorde; een test vergelijkt ze.
# Labels zijn die van het beheercentrum in 2021 (DOMAIN R77). Labels (met hoofdletter) staan in de onbepaalde wijs,
# toetsen en uitwegen (met kleine letter) in de gebiedende: zo passen ze in een voetregel van 80 kolommen.
#
# Waar de documentatie in 2021 zichtbaar verkeerd vertaald was, of één woord voor twee dingen had:
#   unassign     intrekken            niet "niet toewijzen": dat zegt iets anders
#   assignment   toewijzing           niet "opdracht"
#   global admin globale beheerder    ook "algemeen beheerder" kwam voor
#   allotment    contingent           "toewijzing" is al de toewijzing van een licentie (DOMAIN R5)
#   billing › licenses                Facturering › Licenties, niet "Factureringslicenties"
#   products                          houden hun Engelse naam, dus geen "Microsoft 365-apps voor ondernemingen"

list-or = { $most } of { $last }

## Roles (DOMAIN section B)

role-global-admin = Globale beheerder
role-license-admin = Licentiebeheerder
role-user-admin = Gebruikersbeheerder
role-billing-admin = Factureringsbeheerder
role-groups-admin = Groepsbeheerder
role-global-reader = Globale lezer
role-helpdesk-admin = Helpdeskbeheerder
role-allotment-owner = Eigenaar van contingent
role-service-admin = Servicebeheerder

## Refusals: what the problem is, and how to fix it (DOMAIN R24)

refusal-read-only = Het tenantbestand is alleen-lezen geopend.
fix-read-only = Start seatdeck zonder --read-only.
refusal-batch-too-large = Er zijn { $count } gebruikers gekozen en u kunt er maximaal 20 tegelijk toewijzen.
fix-batch-too-large = Haal gebruikers uit de lijst of laat de wijziging in batches uitvoeren.
refusal-role-not-permitted = Uw rol heeft hiervoor geen machtiging.
fix-role-not-permitted = Vraag het iemand met de rol { $roles }.
refusal-guest-needs-global-admin = { $user } is een gast en alleen een globale beheerder kan gasten een licentie geven.
fix-guest-needs-global-admin = Vraag het een globale beheerder of laat de gast weg.
refusal-unknown-user = Er is geen { $whom ->
        [member] gebruiker, apparaat of groep
       *[user] gebruiker
    } { $user }.
fix-unknown-user = { $whom ->
        [member] Controleer de naam; 'seatdeck devices list' en 'seatdeck users list --search' tonen wat er is.
       *[user] Controleer de gebruikersnaam; 'seatdeck users list --search' zoekt op een deel ervan.
    }
refusal-unknown-group = Er is geen groep { $group }.
fix-unknown-group = Controleer de naam; 'seatdeck groups list' toont de groepen die er zijn.
refusal-user-deleted = { $user } is verwijderd.
fix-user-deleted = Herstel de gebruiker eerst of laat deze weg.
refusal-bad-user-name = { $user } kan niet worden toegevoegd: een gebruiker heeft een weergavenaam van ten hoogste 256 tekens nodig, en een gebruikersnaam zoals zoe@contoso.example.
fix-bad-user-name = Verbeter de namen; een gebruikersnaam heeft letters, cijfers en . - _ ' voor de @ en een domein erna.
refusal-user-name-taken = { $user } kan de gebruikersnaam { $upn } niet krijgen: { $by } heeft die al.
fix-user-name-taken = Neem een andere gebruikersnaam, of hernoem { $by } in de directory en importeer opnieuw.
refusal-restore-expired = { $user } is langer dan 30 dagen geleden verwijderd en kan niet meer worden hersteld.
fix-restore-expired = Voeg de gebruiker opnieuw toe of laat deze weg.
refusal-own-account = { $user } is het account waarmee u bent aangemeld.
fix-own-account = Laat het weg, of laat iemand anders het verwijderen.
refusal-admin-needs-global-admin = { $user } heeft een beheerdersrol, en alleen een globale beheerder kan beheerders verwijderen of herstellen.
fix-admin-needs-global-admin = Vraag een globale beheerder of laat de gebruiker weg.
refusal-product-not-owned = Uw organisatie heeft geen abonnement voor { $product }.
fix-product-not-owned = Koop het eerst; 'seatdeck licenses list' toont wat u hebt.
refusal-not-for-users = { $product } geldt voor de organisatie als geheel en kan niet aan een gebruiker worden toegewezen.
fix-not-for-users = Toewijzen is niet nodig: iedereen heeft het.
refusal-device-product-needs-group = { $product } is voor apparaten: het gaat naar één groep met apparaten, via een van de abonnementen.
fix-device-product-needs-group = Kies een abonnement op de pagina van het product en dan Licenties toewijzen, of gebruik 'seatdeck groups assign' met alleen dit product.
refusal-self-service-purchase = { $user ->
        [nobody] { $product }
       *[other] { $user } heeft { $product }, dat
    } is door { $buyer } als selfserviceaankoop gekocht; u kunt het niet toewijzen of intrekken.
fix-self-service-purchase = Neem het abonnement eerst over.
refusal-subscription-disabled = { $product } is opgeschort: het kan pas worden toegewezen als het is verlengd.
fix-subscription-disabled = Verleng het abonnement.
refusal-service-not-in-product = { $service } is geen app of service van { $product }.
fix-service-not-in-product = 'seatdeck licenses show' toont de apps en services van een product.
refusal-not-held = { $user } heeft geen licentie voor { $product }.
fix-not-held = Laat de gebruiker weg.
refusal-inherited-license = { $user } heeft { $product } via { $groups }: het kan alleen daar worden gewijzigd.
fix-inherited-license = Wijzig de licentie van de groep, haal de gebruiker uit de groep of laat de gebruiker weg.
refusal-usage-location-missing = { $user } heeft geen gebruikslocatie.
fix-usage-location-missing = Kies een locatie of laat de gebruiker weg.
refusal-conflicting-services = { $user } zou conflicterende services hebben: { $first } van { $first-product } en { $second } van { $second-product }.
fix-conflicting-services = Controleer de services die bij elke licentie zijn opgenomen: schakel een van beide uit of laat de gebruiker weg.
refusal-missing-dependency = { $user } zou { $service } ({ $product }) hebben zonder { $needs }, waarvan het afhankelijk is.
fix-missing-dependency = Wijs ook toe waarvan het afhankelijk is of schakel { $service } uit.
refusal-no-seats = Te weinig licenties: { $product } heeft er { $available }, { $needed ->
        [one] er is er één
       *[other] er zijn er { $needed }
    } nodig.
fix-no-seats = Koop { $lacking ->
        [one] nog één licentie
       *[other] nog { $lacking } licenties
    }{ $whom ->
        [devices] { " " }of haal apparaten uit de groep
       *[users] , trek er bij anderen in of laat { $short ->
            [one] één gebruiker
           *[other] { $short } gebruikers
        } weg
    }.
refusal-nothing-to-change = Er zou niets veranderen.
fix-nothing-to-change = Het is al zo, voor zover de regels het toestaan.
refusal-group-edited-elsewhere = { $group } wordt niet hier bewerkt: het lidmaatschap volgt een regel van de directory of de groep wordt van elders gesynchroniseerd.
fix-group-edited-elsewhere = Wijzig de groep waar die vandaan komt. De licenties ervan kunnen hier worden gewijzigd.
refusal-group-has-licenses = { $group } geeft licenties ({ $products }) en kan niet worden verwijderd.
fix-group-has-licenses = Trek eerst de licenties van de groep in.
refusal-bad-group-name = Een groep heeft een naam nodig van hoogstens 256 tekens.
fix-bad-group-name = Geef de groep een naam.
refusal-wrong-group-kind = { $group } is van een soort die geen licenties{ $whom ->
        [devices] { " " }voor apparaten
       *[users] { "" }
    } draagt.
fix-wrong-group-kind = { $whom ->
        [devices] Gebruik een beveiligingsgroep zonder e-mail of een distributielijst.
       *[users] Gebruik een beveiligingsgroep, een beveiligingsgroep met e-mail of een Microsoft 365-groep waarvoor beveiliging is ingeschakeld.
    }
refusal-group-licensing-not-owned = U hebt geen product waarbij licenties via groepen horen.
fix-group-licensing-not-owned = Schaf Microsoft Entra ID P1 of hoger, Microsoft 365 Business Premium of Office 365 E3 of hoger aan.
refusal-unknown-allotment = Er is geen contingent { $allotment }.
fix-unknown-allotment = Controleer de naam; 'seatdeck allotments list' toont de contingenten die er zijn.
refusal-bad-allotment-name = Een contingent heeft een naam van maximaal 256 tekens nodig.
fix-bad-allotment-name = Geef er een.
refusal-allotment-not-owned = U bent geen eigenaar van het contingent { $allotment }.
fix-allotment-not-owned = Vraag het een van de eigenaren, of een globale of licentiebeheerder.
refusal-allotment-limit = { $allotment } kan geen limiet van { $limit } hebben: er zijn { $total } licenties voor { $product }.
fix-allotment-limit = Stel een limiet van maximaal { $total } in of koop eerst licenties.
refusal-product-not-allottable = { $product } kan niet met contingenten worden gebruikt.
fix-product-not-allottable = Kies een product dat beschikbaar is voor gebruikers: geen apparaatlicenties, Store-apps, permanente software, Azure-resources of selfservice-aankopen.
refusal-not-assigned-to-group = { $group } geeft geen { $product }.
fix-not-assigned-to-group = Niets: de groep heeft die licentie niet.
refusal-group-conflicting-services = { $group } kan deze conflicterende services niet geven: { $first } ({ $first-product }), { $second } ({ $second-product }).
fix-group-conflicting-services = Bekijk de services van elke licentie en schakel een van de twee uit.
refusal-unknown-view = Er is geen filter { $view }.
fix-unknown-view = Bekijk de namen van de filters; misschien heeft iemand dit filter hernoemd of verwijderd.
refusal-bad-view-name = Een filter heeft een naam van hoogstens { $most } tekens nodig die geen ander filter heeft.
fix-bad-view-name = Kies een andere naam.
refusal-too-many-views = Er zijn al { $most } filters; meer kunnen er niet worden gemaakt.
fix-too-many-views = Bewerk er een, of verwijder een filter dat niemand nodig heeft.
refusal-group-missing-dependency = { $group } zou { $service } ({ $product }) geven zonder { $needs }.
fix-group-missing-dependency = Geef beide via dezelfde groep of schakel { $service } uit.
refusal-group-circle = { $group } zou in zichzelf zitten.
fix-group-circle = Laat de groep weg of haal eerst de ene groep uit de andere.
refusal-group-of-devices = In { $group } zitten alleen apparaten, en { $product } is voor gebruikers.
fix-group-of-devices = Kies een groep met gebruikers of een product voor apparaten.
refusal-group-without-devices = In { $group } zitten geen apparaten, en { $product } is voor apparaten.
fix-group-without-devices = Voeg eerst apparaten aan de groep toe of kies een andere groep.
refusal-not-for-devices = { $product } is niet voor apparaten.
fix-not-for-devices = Wijs het toe aan gebruikers of aan een groep met gebruikers.
refusal-group-has-subscription = U kunt slechts één abonnement toewijzen aan één groep, en { $group } heeft er een van { $product }.
fix-group-has-subscription = Trek eerst de licenties van de groep in of kies een andere groep.
refusal-subscription-has-group = Dit abonnement van { $product } is toegewezen aan { $group }, en het kan naar één groep gaan.
fix-subscription-has-group = Maak uw groep lid van { $group }: ook apparaten in geneste groepen krijgen een licentie. Of kies een ander abonnement.
refusal-unknown-subscription = Er is geen abonnement { $name }.
fix-unknown-subscription = Controleer de id; 'seatdeck subscriptions list' toont wat er is gekocht.
refusal-seats-fixed = Het aantal licenties van { $product } kan hier niet worden gewijzigd: { $why ->
        [trial] het is een proefabonnement
        [self-service] een gebruiker heeft het zelf gekocht
        [reseller] een wederverkoper heeft het verkocht
        [suspended] het abonnement is uitgeschakeld
        [locked-out] het abonnement is vergrendeld
       *[deleted] het abonnement is verwijderd
    }.
fix-seats-fixed = { $why ->
        [self-service] Neem het abonnement over of koop het product voor de organisatie.
        [reseller] Vraag het de wederverkoper.
        [suspended] Verleng het abonnement.
        [locked-out] Verleng het abonnement.
       *[other] Koop het product.
    }
refusal-seats-below-assigned = Van { $product } zijn { $assigned } licenties toegewezen: dit abonnement moet er minstens { $least } hebben.
fix-seats-below-assigned = Trek eerst licenties in.
refusal-not-self-service = { $product } is door de organisatie gekocht: er valt niets over te nemen.
fix-not-self-service = Wijs het toe, trek het in en wijzig het aantal licenties zoals altijd.
refusal-changed-meanwhile = { $user } is na batch { $batch } gewijzigd, zodat de batch niet ongedaan kan worden gemaakt.
fix-changed-meanwhile = Bekijk de wijzigingen van de gebruiker en maak eerst de latere ongedaan.

## The shell

loading = Laden…
too-small = De terminal is te klein: seatdeck heeft { $columns } × { $rows } nodig, deze heeft { $width } × { $height }.
read-only = alleen-lezen
roles-none = Geen rol
cloud-worldwide = wereldwijd
cloud-germany = Duitsland
cloud-21vianet = 21Vianet
nav-users = Gebruikers
nav-active-users = Actieve gebruikers
nav-guest-users = Gastgebruikers
nav-directory = Gebruikers (directory)
nav-deleted-users = Verwijderde gebruikers
nav-groups = Groepen
nav-active-groups = Actieve groepen
nav-devices = Apparaten
nav-billing = Facturering
nav-licenses = Licenties
nav-your-products = Uw producten
nav-allotments = Contingenten
nav-activity = Activiteit
nav-changes = Wijzigingen
nav-reports = Rapporten
help-title = Toetsen die hier werken
palette-title = Opdrachten
corner-esc = esc ✕
step-of = stap { $step } van { $steps }
x-of-y = { $part } van { $whole }
reading-users = De gebruikers worden gelezen om te zoeken: { $percent } %
pace = { $rate } per seconde, nog { $left }
back-nowhere = U kunt hier niet verder terug.
quit-job-running = Er loopt een taak: wacht tot deze klaar is of annuleer met c.
undo-close-panel-first = Sluit eerst het deelvenster.
undo-none = Er is niets om ongedaan te maken.
denied-read-only = Het tenantbestand is alleen-lezen geopend.
denied-role = Uw rol mag dit niet; wel mag dit: { $roles }.
toast-done = { $changed ->
        [one] Eén gebruiker gewijzigd.
       *[other] { $changed } gebruikers gewijzigd.
    }
toast-others = { $count } gewijzigd.{ $members ->
    [0] { "" }
    [one] { " " }De licenties van één lid volgden.
   *[other] { " " }De licenties van { $members } leden volgden.
}
toast-undo = Ongedaan maken met u.
toast-signed-in = U werkt nu als { $user }.
toast-part = { $changed } gewijzigd, { $refused } geweigerd.
toast-copied = { $count ->
        [one] Eén gebruikersnaam gekopieerd.
       *[other] { $count } gebruikersnamen gekopieerd.
    }

## What keys do

key-up = omhoog
key-down = omlaag
key-page-up = pagina omhoog
key-page-down = pagina omlaag
key-first = eerste rij
key-last = laatste rij
key-back = terug
key-undo = ongedaan
key-undo-this = maak deze batch ongedaan
key-go-to = ga naar
key-commands = opdrachten
key-language = taal (language)
key-quit = sluit af
key-help = help
key-select = kies
key-select-range = kies tot hier
key-select-all = kies alles in het filter
key-search = zoek
key-open = open
key-more = ··· Meer opties
key-filter = filter
key-sort = sorteer
key-columns = Kolommen kiezen
key-row = regel
key-change = wijzigen
key-clear = wissen
key-choose = kies
key-close = sluit de lijst
key-tick = aanvinken
key-sort-seats = minste eerst
key-manage = Productlicenties beheren
key-location = Locatie kiezen
key-add-a-user = Gebruiker toevoegen
key-add-multiple-users = Meerdere gebruikers toevoegen
key-delete-user = Gebruiker verwijderen
key-restore-user = Gebruiker herstellen
key-refresh = Vernieuwen
key-copy = Gebruikersnamen kopiëren
key-export-users = Gebruikers exporteren
key-services = apps en services
key-next-tab = volgende tab
key-tab-after = volgende tab
key-tab-before = vorige tab
key-assign = Licenties toewijzen
key-unassign = Licenties intrekken
key-user = Gebruiker openen
key-create-group = Nieuwe groep
key-delete-group = Groep verwijderen
key-create-allotment = Nieuw contingent
key-delete-allotment = Contingent verwijderen
key-set-limit = Limiet instellen
key-allotment-services = Apps en services
key-pick = kies of laat weg
key-choose-product = product
key-sign-in-as = Aanmelden als…
key-group-add = Toevoegen
key-group-remove = Verwijderen
key-open-group = open de groep
key-more-actions = ··· Meer acties
key-reprocess = Opnieuw verwerken
key-reprocess-all = Alles opnieuw verwerken
key-purchase = Licentie kopen
key-kind = soort
key-flip = zet om
key-check = vink aan
key-unfold = apps en services
key-stop = stop na deze batch
key-next-part = volgend deel
key-part-before = vorig deel
key-press-first = druk op de eerste knop
key-add-user = voeg toe
key-take-out = haal weg

keys-everywhere = Overal
keys-lists = In elke lijst
keys-user-tables = In tabellen met gebruikers
keys-panels = In deelvensters
keys-open-lists = In open lijsten

## Buttons

button-next = Volgende
button-back = Terug
button-create = Maken
button-delete = Verwijderen
button-restore = Herstellen
button-finish-adding = Toevoegen voltooien
button-add-users = Gebruikers toevoegen
button-remove = Verwijderen
button-reprocess = Opnieuw verwerken
button-add = Toevoegen
button-replace = Vervangen
button-assign = Toewijzen
button-unassign = Intrekken
button-save = Opslaan
button-save-changes = Wijzigingen opslaan
button-cancel = Annuleren
button-close = Sluiten
button-move-users = Gebruikers verplaatsen
button-cancel-subscription = Abonnement opzeggen
button-export = Exporteren
button-replace-file = Vervangen
button-undo = Ongedaan maken

## Tables

column-name = Weergavenaam
column-username = Gebruikersnaam
column-licenses = Licenties
column-members = Leden
column-group-status = Status
column-kind = Soort
column-issue = Probleem
column-used = Gebruikt
column-waiting = Wachtend
column-groups = Groepen
column-owners = Eigenaren
column-role = Rol
column-location = Locatie
column-department = Afdeling
column-deleted = Verwijderd
column-days-left = Dagen over
column-job-title = Functie
column-city = Plaats
column-state = Provincie
column-country = Land
column-sign-in = Aanmeldingsstatus
column-user-type = Gebruikerstype
column-roles = Rollen
column-synced = Synchronisatiestatus
column-always = altijd zichtbaar
columns-about = Waar niet alle kolommen passen, vallen de laatste weg.
column-assigned-by = Toegewezen via
column-services = Apps aan
column-product = Product
column-available = Beschikbaar
column-bar = In gebruik
column-assigned = Toegewezen
column-status = Status
column-seats = Licenties
column-renews = Verlenging
column-bought-by = Gekocht door
column-id = Id
column-batch = Batch
column-when = Wanneer (UTC)
column-what = Wat
column-products = Producten
column-users = Gebruikers
column-who = Wie
roster-count = { $total ->
        [one] één gebruiker
       *[other] { $total } gebruikers
    }
roster-selected = { $count } gekozen van { $total }
roster-first = de eerste { $count }
roster-not-whole = De gebruikers worden nog gelezen; daarna kunt u ze allemaal kiezen.
roster-nobody = Hier zijn geen gebruikers.
roster-nothing-found = Niemand gevonden voor “{ $search }”.
roster-search = naam of gebruikersnaam
search-key = { $key } Zoeken
filter-line = Filter: { $filter }
filter-all = Alle gebruikers
filter-licensed = Gebruikers met licentie
filter-unlicensed = Gebruikers zonder licentie
filter-guests = Gastgebruikers
filter-allowed = Aanmelding toegestaan
filter-blocked = Aanmelding geblokkeerd
filter-errors = Gebruikers met fouten
filter-billing-admins = Factureringsbeheerders
filter-global-admins = Globale beheerders
filter-helpdesk-admins = Helpdeskbeheerders
filter-service-admins = Servicebeheerders
filter-user-management-admins = Gebruikersbeheerders
filter-product = Toegewezen productlicentie…
filter-new = Nieuw filter…
filter-edit = Filter bewerken…
filter-delete = Filter verwijderen…
filter-full = er zijn al { $most } filters
filter-standard = voor eigen filters
user-blocked = Aanmelding geblokkeerd
user-unlicensed = Zonder licentie
user-member = Lid
user-guest = Gast
user-synced = Gesynchroniseerd
user-cloud = In de cloud
sign-in-allowed = Aanmelding toegestaan
path-direct = direct
license-error = fout
users-and-more = { $first } en nog { $more }
users-selected = { $count ->
        [one] Eén gebruiker gekozen
       *[other] { $count } gebruikers gekozen
    }

## Filters of the administrators’ own (DOMAIN R124)

condition-is = { $what }: { $value }
condition-domain = Domein
condition-product = Toegewezen productlicentie
condition-synced = Alleen gesynchroniseerde gebruikers
condition-mailbox = Zonder licentie, met Exchange-postvak of -archief
condition-any = alle
view-name = Filternaam
view-name-first = Geef het filter eerst een naam.
view-new-title = Nieuw filter
view-edit-title = Filter bewerken
view-about = Het toont de gebruikers die aan alle voorwaarden voldoen.
view-saved = Het filter { $view } is opgeslagen.
view-deleted = Het filter { $view } is verwijderd.
view-delete-title = Filter verwijderen
view-delete-what = Het filter { $view } wordt voor alle beheerders verwijderd. Voor de gebruikers die het toont verandert er niets.

## Licenses and product details

licenses-search = product
licenses-none = Er zijn geen producten. Met 'seatdeck import graph' voert u ze in.
status-self-service = selfservice, gekocht door { $buyer }
status-suspended = opgeschort: eerst verlengen
licenses-ways = { $count ->
        [one] Eén gebruiker heeft
       *[other] { $count } gebruikers hebben
    } een geldige licentie nodig: koop licenties (b), of open het product (enter) en trek licenties in (x).
licenses-no-purchase = Dit product heeft geen abonnement waarvan het aantal kan worden gewijzigd.
status-overdrawn = { $count ->
        [one] één gebruiker heeft een geldige licentie nodig
       *[other] { $count } gebruikers hebben een geldige licentie nodig
    }
status-full = geen over
status-expiring = { $count } verlopen
status-errors = { $count ->
        [one] één gebruiker met fouten
       *[other] { $count } gebruikers met fouten
    }
status-device = voor groepen met apparaten
product-available = { $count } beschikbaar
product-assigned = { $count } toegewezen
product-total = { $count } totaal
product-suspended = { $count } opgeschort
product-no-subscription = Er is geen abonnement voor dit product.
product-no-groups = Geen groep geeft dit product.
product-users-tab-only = Dat werkt op de tab Gebruikers.
tab-users = Gebruikers
tab-groups = Groepen
tab-subscriptions = Abonnementen
tab-members = Leden
tab-owners = Eigenaren
tab-licenses = Licenties
tab-actions-needed = Acties nodig ({ $count })
subscription-enabled = Actief
subscription-warning = Verlopen
subscription-suspended = Uitgeschakeld
subscription-lockedout = Vergrendeld
subscription-deleted = Verwijderd
subscription-trial = { $status } (proef)
bought-by-organization = de organisatie

## Manage product licenses (DOMAIN R27 to R32)

manage-title = Productlicenties beheren
manage-title-add = Toevoegen aan bestaande producten
manage-title-replace = Bestaande producten vervangen
manage-selected = { $count ->
        [one] Eén gebruiker gekozen
       *[other] { $count } gebruikers gekozen
    } · { $batches ->
        [one] één batch
       *[other] { $batches } batches van max. 20
    }
manage-add = Toevoegen aan bestaande productlicentietoewijzingen
manage-add-about = De gekozen licenties komen erbij; wat gebruikers al hebben, blijft.
manage-replace = Bestaande productlicentietoewijzingen vervangen
manage-replace-about = Alle rechtstreeks toegewezen licenties worden ingetrokken en de gekozen komen ervoor in de plaats, in één stap. Licenties via groepen blijven.
manage-unassign-all = Alles intrekken
manage-unassign-all-about = Alle rechtstreeks toegewezen licenties worden ingetrokken. Licenties via groepen blijven.
manage-unassign-all-what = { $count ->
        [one] Alle licenties die rechtstreeks aan één gebruiker zijn toegewezen,
       *[other] Alle licenties die rechtstreeks aan { $count } gebruikers zijn toegewezen,
    } worden ingetrokken. Licenties via groepen blijven.
manage-choose-one = Kies ten minste één product.
seats-available = { $count } beschikbaar
service-automatic = automatisch
service-company = voor de hele organisatie
services-on = { $on }/{ $all } aan

## What would happen, and the ways out

verdict-waiting = De regels worden nagegaan.
verdict-more = ✗ en nog { $count }
needs = { $product }: { $needed } nodig, { $available } beschikbaar
needs-held = { $product }: { $needed } nodig, { $available } beschikbaar ({ $held ->
        [one] één heeft het al
       *[other] { $held } hebben het al
    })
frees = { $product }: { $freed ->
        [one] één licentie komt
       *[other] { $freed } licenties komen
    } vrij, { $before } → { $after } beschikbaar
way-key-leave-out = laat weg
way-key-switch-off = schakel uit
way-key-location = kies locatie
way-key-view = bekijk alle problemen
way-key-buy = koop licenties
way-view = bekijk alle { $count } problemen
way-buy = koop { $count ->
        [one] één licentie
       *[other] { $count } licenties
    }
way-buy-denied = licenties kopen: { $roles }
way-leave-out = laat { $count ->
        [one] één gebruiker
       *[other] { $count } gebruikers
    } weg
way-switch-off = schakel { $service } uit
way-location = kies een locatie voor { $count ->
        [one] één gebruiker
       *[other] { $count } gebruikers
    }

## What became of it

outcome-cancel = c annuleert na deze batch.
outcome-changed = { $count } gewijzigd
outcome-followed = { $count ->
    [one] De licenties van één lid volgden.
   *[other] De licenties van { $count } leden volgden.
}
outcome-refused = { $count } geweigerd
outcome-unchanged = { $count } had het al
outcome-canceled = Geannuleerd: met de batches na de laatste in de lijst is niet begonnen.
outcome-running = De taak loopt.
outcome-nothing-done = Er is niets gewijzigd.

## Assign licenses to users (DOMAIN R20)

assign-title = Licenties toewijzen aan gebruikers
add-members-title = Leden toevoegen
assign-to-groups-title = Licenties toewijzen aan groepen
assign-type-a-name = Typ een naam of adres
assign-nobody-found = Niemand gevonden.
assign-nobody-chosen = Kies ten minste één gebruiker.
assign-chosen = Gekozen ({ $count } van { $most })
assign-services = Apps en services in- of uitschakelen
offer-chosen = gekozen
offer-holds-it = heeft het al
offer-holds = heeft { $products }
offer-unlicensed = zonder licentie

## Unassign licenses (DOMAIN R26, R112)

unassign-title = Licenties intrekken
unassign-what = { $product } wordt ingetrokken bij { $count ->
        [one] één gebruiker.
       *[other] { $count } gebruikers.
    }
unassign-consequences = Exchange-gegevens worden 30 dagen bewaard en dan verwijderd; bestanden in OneDrive blijven tot de gebruiker wordt verwijderd. Geïnstalleerde apps tonen “Product zonder licentie”.

## Undo

undo-title = Ongedaan maken
undo-what = Batch { $batch }, { $what }: { $count ->
        [one] één gebruiker krijgt terug wat er was.
       *[other] { $count } gebruikers krijgen terug wat er was.
    }
undo-what-leaves = Batch { $batch }, { $what }: { $count ->
        [one] één gebruiker verdwijnt weer.
       *[other] { $count } gebruikers verdwijnen weer.
    }
undo-what-others = Batch { $batch }, { $what }: wat gewijzigd is, wordt weer wat het was.
undo-more = { $count ->
        [one] En nog één batch.
       *[other] En nog { $count } batches.
    }
undo-rules = Dezelfde regels gelden opnieuw: licenties, conflicterende services en rollen.
verb-assign = Toewijzen
verb-unassign = Intrekken
verb-unassign-all = Alles intrekken
verb-replace = Vervangen
verb-services = Apps en services
verb-set-location = Locatie kiezen
verb-edit = Bewerken
verb-grant-role = Rol verlenen
verb-revoke-role = Rol intrekken
verb-create-group = Groep maken
verb-delete-group = Groep verwijderen
verb-assign-group = Toewijzen aan groep
verb-unassign-group = Intrekken van groep
verb-assign-devices = Toewijzen aan apparaten
verb-unassign-devices = Intrekken van apparaten
verb-add-members = Leden toevoegen
verb-remove-members = Leden verwijderen
verb-reprocess = Opnieuw verwerken
verb-add-user = Gebruiker toevoegen
verb-delete-user = Gebruiker verwijderen
verb-restore-user = Gebruiker herstellen
verb-set-total = Aantal wijzigen
verb-move-users = Gebruikers verplaatsen
verb-cancel-users = Opzegging: gebruikers
verb-close-subscription = Abonnement beëindigen
verb-create-allotment = Contingent maken
verb-delete-allotment = Contingent verwijderen
verb-set-limit = Limiet instellen
verb-allotment-services = Services van contingent
verb-allotment-groups = Groepen van contingent
verb-allotment-owners = Eigenaren van contingent
verb-undo = Ongedaan maken
verb-undo-of = Maakt { $batch } ongedaan
change-undone = Ongedaan door { $batch }
changes-none = Er is nog niets gewijzigd.

## One user

tab-account = Account
tab-licenses-and-apps = Licenties en apps
tab-changes = Wijzigingen
section-licenses = Licenties ({ $count })
section-apps = Apps ({ $count })
select-location = Locatie kiezen
location-none = geen gebruikslocatie
seats-left = { $count } over
also-from = ook via { $groups } · { $left }
locked-from = vast: via { $groups }
locked-group = vast: ook via groep { $group }
locked-allotment = vast: ook via contingent { $allotment }
services-title = Apps en services
services-not-held = De gebruiker heeft dit product niet. Sla eerst de licentie op.
services-nothing-flipped = Er is niets omgezet.
not-saved = { $count ->
        [one] Eén wijziging niet opgeslagen
       *[other] { $count } wijzigingen niet opgeslagen
    }
leave-unsaved = { $count ->
        [one] Eén wijziging is niet opgeslagen;
       *[other] { $count } wijzigingen zijn niet opgeslagen;
    } nog eens { $key } sluit zonder opslaan.
user-nothing-changed = Er is nog niets gewijzigd.
field-name = Weergavenaam
field-username = Gebruikersnaam
field-type = Gebruikerstype
field-sign-in = Aanmelding
field-location = Gebruikslocatie
field-roles = Rollen
field-department = Afdeling
field-job-title = Functie
field-city = Plaats
field-country = Land
field-id = Object-id

## Allotments

allotments-none = Hier zijn geen contingenten.
allotment-name = Naam
allotment-name-hint = naam van het contingent
allotment-name-first = Geef het eerst een naam.
allotment-limit = Limiet
allotment-limit-hint = hoeveel leden het hoogstens hebben
allotment-limit-first = Geef het eerst een limiet.
allotment-no-product = Er is geen product dat met contingenten kan worden gebruikt.
allotment-no-groups = Nog geen groepen.
allotment-no-owners = Nog geen eigenaren.
allotment-no-members = Geen leden: de groepen zijn leeg of er zijn er geen.
allotment-choose-groups = Kies eerst een groep.
allotment-members-by-groups = Leden komen en gaan met de groepen.
allotment-waiting = { $count ->
    [one] Eén lid wacht.
   *[other] { $count } leden wachten.
}
allotment-waits-since = plaats { $position } · sinds { $since }
set-limit-lost = { $count ->
    [one] Het lid dat het laatst kwam, verliest de licentie en wacht
   *[other] De { $count } leden die het laatst kwamen, verliezen de licentie en wachten
} tot er weer ruimte is.
set-limit-gained = { $count ->
    [one] Eén wachtend lid krijgt
   *[other] { $count } wachtende leden krijgen
} de licentie, zolang er plaatsen zijn.
set-limit-nobody = Niemand krijgt of verliest hierdoor een licentie.
add-groups-title = Groepen toevoegen
add-owners-title = Eigenaren toevoegen
ask-delete-allotment = Contingent verwijderen
ask-what-delete-allotment = { $allotment } wordt verwijderd. { $count ->
    [0] Niemand heeft
    [one] Eén lid heeft
   *[other] { $count } leden hebben
} er een licentie uit, en { $waiting } wachten.
ask-allotment-groups = Groep weghalen
ask-what-allotment-groups = { $who } gaat uit { $allotment }. De leden verliezen de licentie, tenzij een andere groep van het contingent ze heeft; wie wacht, schuift op.
ask-allotment-owners = Eigenaar weghalen
ask-what-allotment-owners = { $who } beheert { $allotment } niet langer.
sign-in-about = De rollen van die persoon gelden, tot u stopt of zich opnieuw aanmeldt.
sign-in-owner = Eigenaar van het bestand
## The older admin center: Germany and 21Vianet (DOMAIN R35, R73 to R75)

admin-center = Beheercentrum
key-manage-older = Bulkacties
bulk-title = Bulkacties
manage-title-older = Producten toewijzen
bulk-edit-licenses = Productlicenties bewerken
product-licenses-title = Productlicenties
key-edit = Bewerken
product-licenses-why = Een gebruiker heeft een licentie nodig om toegang te krijgen tot de services.

## Guest users and the directory (DOMAIN R36 to R39)

directory = Azure Active Directory
directory-title = Gebruikers | Alle gebruikers (Preview)
directory-user = Een gebruiker in de directory
directory-pick-field = Een veld kiezen
directory-account-enabled = Account ingeschakeld
directory-yes = Ja
directory-no = Nee
directory-filter = { $field } == { $value }
directory-no-filter = Er is geen filter ingesteld.
key-add-filters = Filters toevoegen
key-remove-filter = Filter verwijderen
key-apply = Toepassen
key-assignments = Toewijzingen
guests-are-invited = Gasten worden in de directory uitgenodigd.
person-manage = Beheren
person-profile = Profiel
person-no-licenses = Geen licentietoewijzingen gevonden.
license-active = Actief
path-inherited = Overgenomen ({ $group })
column-state = Status
column-enabled-services = Services
column-paths = Toewijzingspaden
assignments-title = Licentietoewijzingen bijwerken
assignments-select = Licenties selecteren
assignments-review = Licentieopties controleren
assignments-not-chosen = Schakel eerst het product in: dan staan hier de services ervan.

## Command line: words that several tables share

cli-display-name = Weergavenaam
cli-username = Gebruikersnaam
cli-name = Naam
cli-id = Id
cli-location = Locatie
cli-licenses = Licenties
cli-product = Product
cli-part-number = Artikelnummer
cli-status = Status
cli-roles = Rollen

## Command line: when it comes to no answer

cli-error = seatdeck: { $message }
cli-warning = Waarschuwing: { $message }
cli-output = Het antwoord kon niet worden weggeschreven: { $problem }
cli-no-terminal = De schermen hebben een terminal nodig. 'seatdeck --help' toont de opdrachten die zonder kunnen.
cli-no-home = Er is geen basismap om een tenant in te bewaren. Geef een bestand op met --db.
cli-no-file = Er is geen tenantbestand { $file }. Maak een voorbeeldtenant met 'seatdeck demo', voer uw eigen tenant in met 'seatdeck import graph' of geef een ander bestand op met --db.
cli-nobody = Er is geen gebruiker { $user } om als te werken. Geef met --as een gebruiker van deze tenant op of laat --as weg om als eigenaar van het bestand te werken.
cli-no-such-user = Er is geen gebruiker { $user }. 'seatdeck users list --search' zoekt op een deel van de naam.
cli-no-such-product = Er is geen product { $product }. 'seatdeck licenses list' toont wat u hebt.
cli-no-such-product-near = Er is geen product { $product }. Daarop lijken { $near }.
cli-no-global-admin = Geen gebruiker is nog globale beheerder. De eigenaar van het bestand werkt nog wel zo: zonder --as, of gekozen met S op het scherm.
cli-ambiguous-group = { $group } kan meerdere groepen betekenen: { $ids }. Noem een van deze.
cli-ambiguous-subscription = { $product } is meer dan één keer gekocht: { $ids }. Geef er een van op.
cli-ambiguous-allotment = { $allotment } kan meer contingenten betekenen: { $ids }. Noem een van deze.
cli-ambiguous-product = { $product } kan meer dan één product zijn: { $parts }. Geef er een van op.
cli-ambiguous-service = { $service } kan meer dan één app of service zijn: { $parts }. Geef er een van op.
cli-on-and-off = Een app of service kan niet tegelijk in- en uitgeschakeld worden. Geef deze één keer op.
cli-no-such-batch = Er is geen batch { $batch }. 'seatdeck history' toont ze.
cli-no-such-command = Er is geen opdracht { $command }. 'seatdeck --help' toont ze.
cli-location-last = “{ $word }” is geen landcode van twee letters (ISO 3166-1), zoals NL, SE of US. Noem eerst de gebruikers en als laatste de code.
cli-no-users = Er is geen gebruiker opgegeven. Noem gebruikers met --user of in het bestand van --users-from.
cli-users-from-line = { $file }, rij { $row }: dit is niet één gebruikersnaam of id. Zet er één op elke regel, of neem een CSV met een kolom "User principal name".
cli-users-from-encoding = { $file }, rij { $row }: dit is geen UTF-8. Sla het bestand op als UTF-8.

## Command line: users

cli-unlicensed = Zonder licentie
cli-user-type = Gebruikerstype
cli-member = Lid
cli-guest = Gast
cli-sign-in = Aanmelding
cli-sign-in-allowed = Aanmelding toegestaan
cli-sign-in-blocked = Aanmelding geblokkeerd
cli-deleted = Verwijderd
cli-deleted-on = Verwijderd
cli-days-left = Dagen over
cli-too-late = geen: te laat
cli-department = Afdeling
cli-job-title = Functie
cli-license = Licentie
cli-assigned-by = Toegewezen via
cli-direct = Direct
cli-license-state = Status
cli-services-off = Uitgeschakeld

## Command line: filters

cli-view = Filter
cli-view-conditions = Voorwaarden

## Command line: licenses

cli-available = Beschikbaar
cli-assigned = Toegewezen
cli-total = Totaal
cli-overdrawn = { $users ->
        [one] Eén gebruiker heeft
       *[other] { $users } gebruikers hebben
    } een geldige licentie nodig
cli-not-owned = Geen abonnement
cli-subscription = Abonnement
cli-next-lifecycle = Einde of verlenging
cli-self-service = Selfserviceaankoop van
cli-service = App of service
cli-remark = Opmerking
cli-company-service = Voor de organisatie als geheel
cli-automatic-service = Wordt automatisch toegewezen

## Command line: changes

cli-refused = Geweigerd: { $problem } { $fix }
cli-refused-user = { $user } geweigerd: { $problem } { $fix }
cli-change-batch = Batch
cli-change-result = Resultaat
cli-change-changed = Gewijzigd
cli-change-would = Zou wijzigen
cli-change-not = Niet gewijzigd
cli-change-done = { $users ->
        [one] Eén gebruiker
       *[other] { $users } gebruikers
    } gewijzigd in { $batches ->
        [one] één batch
       *[other] { $batches } batches
    }.{ $unchanged ->
        [0] { "" }
        [one] { " " }Eén had het al zo.
       *[other] { " " }{ $unchanged } hadden het al zo.
    }
cli-change-undo = 'seatdeck undo --job { $job }' maakt het ongedaan.
cli-change-foretold = { $users ->
        [one] Eén gebruiker zou
       *[other] { $users } gebruikers zouden
    } wijzigen in { $batches ->
        [one] één batch
       *[other] { $batches } batches
    }.{ $unchanged ->
        [0] { "" }
        [one] { " " }Eén heeft het al zo.
       *[other] { " " }{ $unchanged } hebben het al zo.
    } Er is niets gewijzigd: dit was een proef.
cli-change-nothing = Er is niets gewijzigd.
cli-others-foretold = { $count } zou worden gewijzigd. Er is niets gewijzigd: dit was een proef.
cli-group-errors = { $group }: { $count ->
        [one] één lid heeft
       *[other] { $count } leden hebben
    } niet wat de groep geeft. 'seatdeck groups show' zegt wie en waarom.

## Your products (DOMAIN R71, R187)

key-buy = Licenties kopen
key-remove-seats = Licenties verwijderen
key-take-over = Dit abonnement overnemen
key-sort-date = eerst wat eindigt
column-channel = Kanaal
purchases-none = Geen abonnement voldoet.
purchases-empty = Er is niets gekocht.
purchases-all = Alle producten
purchases-filter = Filter: { $filter }
purchase-status = Abonnementsstatus
purchase-total = Totaal aantal licenties
purchase-assigned = Toegewezen
purchase-available = Beschikbaar aantal
purchase-channel = Aankoopkanaal
purchase-buyer = Gekocht door
purchase-created = Gekocht op
purchase-next = Einde of verlenging
purchase-reason = Reden van opzegging
purchase-id = Id
about-enabled = Actief: alles werkt.
about-warning = Verlopen: alles werkt nog, totdat het wordt uitgeschakeld.
about-suspended = Uitgeschakeld: gebruikers hebben geen toegang en er kan pas weer een licentie worden toegewezen als het is verlengd.
about-lockedout = Vergrendeld: het is opgezegd. Niemand heeft toegang; de gegevens blijven voorlopig bewaard.
about-deleted = Verwijderd: het is voorgoed weg.
seats-numbers = { $total } totaal   { $assigned } toegewezen   { $available } beschikbaar
seats-number = Typ het nieuwe totaal, een geheel getal.
seats-same = Dit is het totaal dat het heeft.
seats-less = Dat is minder dan er zijn: gebruik daarvoor Licenties verwijderen.
seats-more = Dat is meer dan er zijn: gebruik daarvoor Licenties kopen.
seats-buys = Koopt { $count ->
        [one] één licentie
       *[other] { $count } licenties
    }.
seats-removes = Verwijdert { $count ->
        [one] één licentie
       *[other] { $count } licenties
    }.
seats-about = Het nieuwe totaal, niet het verschil. Het kan niet minder zijn dan wat is toegewezen.
take-over-gone = Dit abonnement is verwijderd.
take-over-own = De organisatie heeft het zelf gekocht.
take-over-whose = { $product }, gekocht door { $buyer }
take-over-move = Gebruikers verplaatsen
take-over-move-about = De gebruikers krijgen een ander product dat de organisatie heeft. Daarna wordt het abonnement verwijderd.
take-over-cancel = Abonnement opzeggen
take-over-cancel-about = De gebruikers verliezen hun toegang. Het abonnement wordt verwijderd.
take-over-together = Alles wat gebruikers zelf van dit product kochten, wordt samen overgenomen: niemand weet wiens licentie van welke aankoop komt.
take-over-to = Verplaatsen naar
take-over-no-product = De organisatie heeft geen product om gebruikers naar te verplaatsen.
take-over-reason = Reden
take-over-reason-none = niet opgegeven
take-over-sure-move = Wilt u de gebruikers verplaatsen?
take-over-sure-cancel = Weet u zeker dat u wilt opzeggen?
take-over-what-move = { $count ->
        [one] Eén gebruiker krijgt
       *[other] { $count } gebruikers krijgen
    } daarvoor { $target }. Daarna { $purchases ->
        [one] wordt het abonnement
       *[other] worden { $purchases } abonnementen
    } verwijderd.
take-over-what-cancel = { $count ->
        [one] Eén gebruiker verliest
       *[other] { $count } gebruikers verliezen
    } de toegang. Daarna { $purchases ->
        [one] wordt het abonnement
       *[other] worden { $purchases } abonnementen
    } verwijderd.
seats-not-fixed = Kunnen worden gekocht en verwijderd
fixed-trial = Vast: een proefabonnement
fixed-self-service = Vast: een gebruiker heeft het zelf gekocht
fixed-reseller = Vast: een wederverkoper heeft het verkocht
fixed-suspended = Vast: uitgeschakeld, eerst te verlengen
fixed-locked-out = Vast: vergrendeld
fixed-deleted = Vast: verwijderd
channel-self-service = Selfservice
channel-self-service-trial = Selfservice (proef)
channel-trial = Proef
channel-reseller = Wederverkoper

group-kind-security = Beveiliging
group-kind-mail-security = Beveiliging met e-mail
group-kind-microsoft-365 = Microsoft 365
group-kind-distribution = Distributielijst
group-status-unlicensed = –
group-status-assigned = Alle toegewezen
group-status-in-progress = Bezig
group-status-errors = Fouten en problemen
group-dynamic = Dynamisch: de leden volgen een regel van de directory
group-synced = Gesynchroniseerd: bewerkt waar de groep vandaan komt
group-assigned = Toegewezen
group-assigned-well = Toegewezen
group-no-errors = Iedereen heeft wat de groep geeft.
group-none-short = Niemand van de geselecteerden komt een plaats tekort.
group-no-licenses = Deze groep geeft geen licenties.
group-not-edited-here = Wie in deze groep zit, wordt elders bepaald: het volgt een regel van de directory of wordt gesynchroniseerd.
group-name = Naam van de groep
group-name-first = Geef eerst een naam.
group-kinds-that-carry = Beveiligingsgroepen, ook die met e-mail, en Microsoft 365-groepen die hier worden gemaakt, kunnen hun leden licenties geven.
group-members = { $count ->
    [one] één lid
   *[other] { $count } leden
}{ $others ->
    [0] { "" }
   *[other] { " " }en { $others } apparaten of geneste groepen
}
group-errors = { $count ->
    [one] Eén lid heeft niet wat de groep geeft.
   *[other] { $count } leden hebben niet wat de groep geeft.
}
groups-none = Er zijn hier geen groepen.
groups-search = groep
## Gebruikers toevoegen, verwijderen en herstellen (DOMAIN R49 to R51, R65 to R67)

add-basics = Basisinstellingen
add-licenses = Productlicenties toewijzen
add-profile = Optionele instellingen: profielgegevens
add-roles = Rollen
add-review = Controleren en toevoegen voltooien
add-result = Resultaat
add-first-name = Voornaam
add-last-name = Achternaam
add-name-first = Geef de gebruiker eerst een naam.
add-user-name-first = Geef eerst een gebruikersnaam, zoals zoe@contoso.example: letters, cijfers en . - _ ' voor de @.
add-location-first = Selecteer eerst een locatie.
add-location-none = vereist
add-product-first = Zet eerst een product aan, of kies ervoor gebruikers zonder product te maken.
add-without = Gebruiker zonder productlicentie maken (niet aanbevolen)
add-users-without = Gebruikers zonder productlicentie maken (niet aanbevolen)
add-none = geen
add-apps-off = { $count ->
        [one] één app uit
       *[other] { $count } apps uit
    }
add-password = In een kopie van een tenant staan geen wachtwoorden: gebruikers krijgen hun wachtwoord waar ze in Microsoft 365 worden gemaakt.
add-file = Kies een CSV-bestand met een rij per gebruiker
add-file-headings = De eerste rij heeft de kopteksten van het voorbeeldbestand van Microsoft. Nodig zijn “{ $name }” en “{ $display }”; mogelijk zijn { $others }.
add-file-reading = Het bestand wordt gelezen.
add-file-again = Verbeter het pad of het bestand en druk op enter om het opnieuw te lezen.
add-file-found = { $count ->
        [one] Er staat één gebruiker in het bestand.
       *[other] Er staan { $count } gebruikers in het bestand.
    }
add-users-count = { $count ->
        [one] één gebruiker
       *[other] { $count } gebruikers
    } · { $batches ->
        [one] één batch
       *[other] { $batches } batches
    }
delete-what = { $count ->
        [one] Eén gebruiker wordt verwijderd.
       *[other] { $count } gebruikers worden verwijderd.
    } { $seats ->
        [0] Er komt geen plaats vrij.
        [one] Er komt meteen één plaats vrij.
       *[other] Er komen meteen { $seats } plaatsen vrij.
    }
delete-consequences = Al hun licenties worden verwijderd, ook die van groepen. Gedurende 30 dagen kunnen ze worden hersteld, zonder hun licenties; ongedaan maken geeft die terug zolang er plaatsen zijn.
restore-what = { $count ->
        [one] Eén gebruiker wordt hersteld, zonder de eerdere licenties.
       *[other] { $count } gebruikers worden hersteld, zonder hun eerdere licenties.
    }
restore-consequences = Wijs daarna licenties toe. Wat hun groepen geven, volgt meteen, zover er plaatsen zijn. Maak de verwijdering ongedaan om terug te geven wat ze hadden.
deleted-about = 30 dagen te herstellen, zonder hun licenties
deleted-none = Er zijn geen verwijderde gebruikers.
deleted-search = naam of gebruikersnaam
deleted-too-late = te laat
issue-count = Niet genoeg licenties
issue-count-fix = Er was geen plaats van { $product } voor { $user }. Maak plaatsen vrij of koop ze met b, en druk op p om opnieuw te verwerken.
issue-exclusive = Conflicterende services
issue-exclusive-fix = { $user } heeft een andere licentie waarvan de services die van { $product } uitsluiten. Enter opent de gebruiker: trek die licentie in of schakel services uit, en druk op p om opnieuw te verwerken.
issue-dependency = Benodigde services ontbreken
issue-dependency-fix = { $product } en de andere licenties van { $user } hebben services nodig die zouden ontbreken. Enter opent de gebruiker: geef wat ontbreekt of trek in wat het nodig heeft, en druk op p om opnieuw te verwerken.
issue-location = Gebruikslocatie niet opgegeven
issue-location-fix = { $product } is niet te krijgen waar { $user } is, of niemand weet waar dat is. l stelt de locatie in; druk daarna op p om opnieuw te verwerken.
issue-uniqueness = Dubbel proxyadres
issue-uniqueness-fix = Een ander object heeft het proxyadres van { $user }. Wijzig het in de directory en druk op p om opnieuw te verwerken.
issue-other = Overig
issue-other-fix = { $product } is niet toegewezen aan { $user }, meestal omdat een andere licentie van de groep mislukte. Druk op p om opnieuw te verwerken.
ask-delete-group = Groepen verwijderen
ask-what-delete-group = { $groups } wordt verwijderd.
ask-unassign-group = Licenties intrekken
ask-what-unassign-group = { $products } wordt ingetrokken van { $groups } en van ieder lid dat het niet op een andere manier heeft.
ask-remove-members = Leden verwijderen
ask-what-remove-members = { $count ->
    [one] Eén gebruiker verlaat { $groups } en verliest
   *[other] { $count } gebruikers verlaten { $groups } en verliezen
} wat de groep geeft en niets anders hun geeft.
ask-reprocess = Opnieuw verwerken
ask-what-reprocess = { $count ->
    [one] De licenties van één gebruiker
   *[other] De licenties van { $count } gebruikers
} worden gelijkgetrokken met wat { $groups } geeft. Wat mislukte, wordt opnieuw geprobeerd.

## Export users

export-found = Iedereen in de lijst, met het filter en de zoekopdracht, als CSV van het beheercentrum.
export-these = { $count ->
    [one] Eén geselecteerde gebruiker
   *[other] { $count } geselecteerde gebruikers
}, als CSV van het beheercentrum.
export-file = Bestand
export-name-first = Het bestand heeft een naam nodig.
export-exists = Er is al een bestand met deze naam. Noem een ander, of vervang het.
export-given-up = Opgegeven; er is geen bestand.

## Reports

report-seats = Resterend
report-waste = Verspilling
report-overlap = Overlap
report-errors = Fouten
report-sources = Herkomst
report-about-seats = De minste eerst. Enter opent het product.
report-about-waste = Gebruikers met een licentie, maar geblokkeerd of verwijderd.
report-about-overlap = Gebruikers met twee producten waarvan één niets of weinig toevoegt.
report-about-errors = Gebruikers bij wie een licentie misging. Enter toont wie.
report-about-sources = Langs welke weg gebruikers hun licenties hebben.
report-line-first = Enter toont eerst de gebruikers van een regel.
report-no-product = Alleen waar een product te veel is.
report-leaver-blocked = Aanmelding geblokkeerd
report-leaver-deleted = Verwijderd
report-share-all = Voegt niets toe
report-share-most = Voegt weinig toe
report-source-direct = Rechtstreeks
report-source-groups = Uit groepen
report-source-both = Rechtstreeks en uit groepen
report-source-allotment = Uit een contingent
report-fix-count = Licenties vrijmaken
report-fix-exclusive = Andere wegnemen
report-fix-dependency = Geven wat ontbreekt
report-fix-location = Locatie instellen
report-fix-uniqueness = Adres wijzigen
report-fix-other = Zie de andere
report-why = Waarom
report-fix = Uitweg
report-other-product = Ander product
report-nothing-seats = Er zijn geen producten.
report-nothing-waste = Niemand die geblokkeerd of verwijderd is, houdt een licentie bezet.
report-nothing-overlap = Geen product brengt een gebruiker alleen wat een ander al brengt.
report-nothing-errors = Geen licentie heeft een fout.
report-nothing-sources = Niemand heeft een licentie.
report-freed = { $count ->
    [one] Er zou één licentie vrijkomen
   *[other] Er zouden { $count } licenties vrijkomen
}

## Command line: groups
## Command line: subscriptions

cli-channel = Aankoopkanaal
cli-seats = Licenties
cli-bought = Gekocht
cli-canceled-for = Reden van opzegging

cli-allotment = Contingent
cli-allotment-limit = Limiet
cli-allotment-used = Gebruikt
cli-allotment-waiting = Wachtend
cli-allotment-groups = Groepen
cli-allotment-owners = Eigenaren
cli-allotment-position = Plaats
cli-allotment-since = Sinds (UTC) of fout
cli-allotment-waiting-now = { $allotment }: { $count ->
    [one] één lid wacht
   *[other] { $count } leden wachten
} op een licentie. 'seatdeck allotments waiting' zegt wie.
allotment-waits = wacht, plaats { $position }

## Command line: groups

cli-group = Groep
cli-group-kind = Soort
cli-group-members = Leden
cli-group-other-members = Apparaten en geneste groepen
cli-group-membership = Lidmaatschap
cli-group-off = Uitgeschakeld
cli-group-state = Toestand
cli-group-error = Fout
device-by = { $group } · { $product }
device-waits = { $group }: geen licentie vrij, wacht op een · { $product }
device-licensed = Met licentie
device-no-seat = Geen licentie meer vrij, wacht op een
device-no-license = Geen licentie
group-devices-licensed = { $licensed ->
        [one] Eén apparaat met licentie
       *[other] { $licensed } apparaten met licentie
    }{ $waiting ->
        [0] { "" }
        [one] , één wacht op een licentie
       *[other] , { $waiting } wachten op een licentie
    }
group-devices = { $count ->
        [0] geen apparaten
        [one] één apparaat
       *[other] { $count } apparaten
    }
group-no-devices = Er zijn geen apparaten in deze groep en geen groepen met apparaten.
device-by-way = Het zit in deze groep via een geneste groep: haal het daar weg.
device-no-page = Het apparaat zit in geen andere groep.
devices-part = { $licensed } van { $count } apparaten
devices-count = { $licensed } van { $count } met licentie
devices-none = Er zijn hier geen apparaten.
devices-search = apparaat
devices-in-no-group = Het apparaat zit in geen groep.
column-device-license = Licentie via
column-member-of = Lid van
column-by-way-of = Via
column-assigned-to = Toegewezen aan
product-choose-subscription = Kies eerst een abonnement: een product voor apparaten wijst u via een abonnement toe.
product-subscription-free = Geen groep heeft dit abonnement.
product-subscription-taken = { $group } heeft dit abonnement, en het kan naar één groep gaan. Trek het daar eerst in of nest een andere groep in { $group }.
assign-to-group-title = Licenties toewijzen aan een groep
pick-type-a-group = Typ een groepsnaam
pick-no-group = Geen groep heeft dit in de naam.
pick-group-first = Kies eerst een groep.
pick-chosen-group = Groep
add-devices-title = Apparaten toevoegen
pick-type-a-member = Typ de naam van een apparaat of groep
pick-no-member = Geen apparaat of groep heeft dit in de naam.
pick-members-first = Kies eerst apparaten of groepen.
pick-chosen = { $count ->
        [0] Niets gekozen
       *[other] { $count } gekozen
    }
ask-unassign-devices = Licenties intrekken
ask-what-unassign-devices = { $products } wordt ingetrokken van { $count ->
        [0] de apparaten
        [one] het ene apparaat
       *[other] alle { $count } apparaten
    } in { $groups }, ook die in geneste groepen. Alle apps en bijbehorende gegevens worden daar alleen-lezen.
ask-remove-devices = Leden verwijderen
ask-what-remove-devices = { $count ->
        [one] Eén apparaat of groep verlaat { $groups }.
       *[other] { $count } apparaten of groepen verlaten { $groups }.
    } Apparaten verliezen de licentie via die groep, en de apps erop worden alleen-lezen.
cli-device = Apparaat
cli-device-groups = Lid van
cli-device-license = Licenties
cli-devices-alone = Een product voor apparaten wijst u alleen toe, volledig en aan één groep: noem één product en één groep, zonder --off.
cli-subscription-for-devices = --subscription is voor producten voor apparaten.
cli-no-such-subscription = { $product } heeft geen abonnement { $subscription }; 'seatdeck licenses show' toont welke er zijn.
cli-which-subscription = { $product } heeft meerdere abonnementen die geen groep heeft: { $ids }. Noem een van deze met --subscription.
cli-ambiguous-member = { $name } kan meerdere dingen betekenen: { $ids }. Noem een van deze.
cli-group-waiting = { $group }: { $count ->
        [one] één apparaat wacht
       *[other] { $count } apparaten wachten
    } op een licentie. 'seatdeck devices list' zegt welke.

## Command line: the tenant

cli-tenant-name = Een tenant heeft een naam nodig. Geef er een op.
cli-cloud = Cloud
cli-admin-center = Beheercentrum
cli-owner = Eigenaar van het bestand
cli-catalog-date = Productnamen van

## Command line: history

cli-history-job = Taak
cli-history-at = Wanneer (UTC)
cli-history-by = Wie
cli-history-verb = Wat
cli-history-users = Gebruikers
cli-history-count = { $users } gebruikers
cli-history-undone-by = Ongedaan door

## Command line: demo, import and check

cli-demo-exists = { $file } bestaat al en blijft zoals het is. Geef een ander bestand op met --db of laat --db weg om de voorbeeldtenant in een eigen bestand te maken.
cli-progress-users = { $count } gebruikers
cli-progress-finishing = afronden
cli-import-progress = { $count } records
cli-export-progress = { $count } objecten
cli-export-exists = { $file } bestaat al. Noem een andere plaats, of vervang het met --overwrite.
cli-export-done = { $objects } objecten geschreven naar { $folder }.
cli-export-changes = { $batches ->
        [one] Eén batch
       *[other] { $batches } batches
    }, { $calls ->
        [one] één aanroep.
       *[other] { $calls } aanroepen.
    }
cli-export-left-out = { $calls } aanroepen zijn weggelaten: ze gaan over groepen die een eerdere aanroep maakt en waarvan nog niemand de id kent. Maak de groepen, importeer ze en doe het opnieuw, of gebruik het script van 'export powershell'.
cli-export-unsaid = { $count } wijzigingen zijn weggelaten: gebruikers die hier zijn toegevoegd, contingenten en aankopen moeten eerst in de directory worden gemaakt.
export-done = { $count ->
        [one] Eén gebruiker
       *[other] { $count } gebruikers
    } geschreven naar { $file }.
cli-import-users-done = { $added } gebruikers toegevoegd, { $known } bijgewerkt, { $repeated } dubbele rijen.
cli-import-users = Gebruikers
cli-import-products = Producten
cli-import-groups = Groepen
cli-import-devices = Apparaten
cli-import-subscriptions = Abonnementen
cli-import-skipped = { $file }: { $count ->
        [one] één object is
       *[other] { $count } objecten zijn
    } overgeslagen: { $why }
cli-import-catalog = { $products } producten ({ $new-products } nieuw) en { $services } apps en services ({ $new-services } nieuw).
cli-import-catalog-mended = Onderweg hersteld: { $repeated } dubbele rijen, { $renamed } namen met verschillende spellingen, { $cleaned } velden met verdwaalde tekens.
cli-check-sound = Alles is zoals het hoort.
cli-check-broken = Het tenantbestand is niet zoals het hoort.
