# Woorden bij wat van andere programma’s binnenkomt en naar ze toe gaat: CSV, tekst, Markdown.

exchange-untitled = Naamloze workshop
exchange-organisation = Organisatie
exchange-ambition = Ambitie
exchange-date = Datum
exchange-place = Plaats
exchange-facilitators = Begeleiders
exchange-sponsor = Opdrachtgever
exchange-people = Mensen
exchange-actions = Acties
exchange-no-actions = Nog geen acties.
exchange-no-notes = Geen notities.
exchange-pasteboard = Buiten de vakken
exchange-face-down = (nog dicht)
exchange-empty-on-purpose = Bewust lege kruispunten
exchange-links = Verbanden
exchange-parking = Parkeerplaats
exchange-stack = { $count ->
    [one] een stapel van { $count } notitie
   *[other] een stapel van { $count } notities
}

# Kolommen van de actietabel, en de namen van dezelfde gegevens in Markdown.
exchange-number = Nr.
exchange-action = Actie
exchange-why = Wat en waarom
exchange-steps = Stappen
exchange-handles = Handvatten
exchange-owner = Actiehouder
exchange-due = Uiterlijk
exchange-status = Status
exchange-measure = Succesmaat
exchange-from-notes = Uit notities

exchange-status-open = open
exchange-status-doing = bezig
exchange-status-blocked = geblokkeerd
exchange-status-done = klaar
exchange-status-dropped = vervallen

exchange-voice-customer = klant
exchange-voice-employee = medewerker
exchange-voice-assumption = aanname

# Rijen van een import. Een rekenblad telt de kop als rij 1; $line is de regel in het bestand.
import-pasted = geplakte tekst
exchange-row-empty = Rij { $row } (regel { $line }): de cel is leeg.
exchange-row-short = Rij { $row } (regel { $line }): de rij houdt op vóór deze kolom.
exchange-row-long = Rij { $row } (regel { $line }): de tekst heeft { $characters } tekens; op een notitie passen er hoogstens { $longest }.
exchange-row-width = Rij { $row } (regel { $line }): die heeft { $cells } cellen en de kop { $columns }; kijk of de goede tekst is overgenomen.
exchange-row-zone = Rij { $row }: er is geen vak ‘{ $name }’; de notitie ligt waar de andere komen.
exchange-row-voice = Rij { $row }: er is geen stem ‘{ $name }’; de notitie heeft de gekozen stem.
