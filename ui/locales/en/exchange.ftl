# Words of what comes in from other programs and goes out to them: CSV, text, Markdown.

exchange-untitled = Untitled workshop
exchange-organisation = Organisation
exchange-ambition = Ambition
exchange-date = Date
exchange-place = Place
exchange-facilitators = Facilitators
exchange-sponsor = Sponsor
exchange-people = People
exchange-actions = Actions
exchange-no-actions = No actions yet.
exchange-no-notes = No notes.
exchange-pasteboard = Outside the zones
exchange-face-down = (still face down)
exchange-empty-on-purpose = Deliberately empty crossings
exchange-links = Links
exchange-parking = Parking lot
exchange-stack = { $count ->
    [one] a stack of { $count } note
   *[other] a stack of { $count } notes
}

# Columns of the action table, and names of the same facts in Markdown.
exchange-number = No.
exchange-action = Action
exchange-why = What and why
exchange-steps = Steps
exchange-handles = Handles
exchange-owner = Owner
exchange-due = Due
exchange-status = Status
exchange-measure = Success measure
exchange-from-notes = From notes

exchange-status-open = open
exchange-status-doing = doing
exchange-status-blocked = blocked
exchange-status-done = done
exchange-status-dropped = dropped

exchange-voice-customer = customer
exchange-voice-employee = employee
exchange-voice-assumption = assumption

# Rows of an import. A spreadsheet counts the heading as row 1; $line is the line in the file.
import-pasted = pasted text
exchange-row-empty = Row { $row } (line { $line }): the cell is empty.
exchange-row-short = Row { $row } (line { $line }): the row ends before this column.
exchange-row-long = Row { $row } (line { $line }): the text has { $characters } characters; a note holds at most { $longest }.
exchange-row-width = Row { $row } (line { $line }): it has { $cells } cells where the heading has { $columns }; check whether the right text came in.
exchange-row-zone = Row { $row }: no zone is called ‘{ $name }’; the note lies where the others go.
exchange-row-voice = Row { $row }: no voice is called ‘{ $name }’; the note has the voice that was chosen.
