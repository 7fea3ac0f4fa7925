# What the console says.

# The start screen
start-lead = From customer insight to an action plan, in one workshop.
start-new = Begin a workshop
start-recent = Recently opened
recent-none = Nothing opened yet. Begin with a template, or look around in the sample.
recent-missing = The file is no longer there
recent-forget = Take { $title } off the list; the file stays
template-picture = The sheet of { $name }
template-begin = Begin with this
template-begin-with = Begin with this: { $name }
sample = Sample: an energy supplier
sample-about = A full workshop of a regional energy supplier, with notes, crossings and actions. You open a copy: try everything.
sample-open = Open the sample
unsaved = Not in a file yet
unsaved-about = This work has no file yet, but it is kept safe.
unsaved-open = Open
unsaved-open-named = Open: { $title }
unsaved-discard-named = Throw { $title } away
untitled = Untitled workshop

# The frame
skip-to-view = Go to the sheet
rail = Sheets and overviews
rail-sheets = Sheets
rail-overview = Overview
view-canvas = Sheet
view-crossings = Crossings
view-actions = Actions
view-parking = Parking lot
view-outline = As a list
view-details = Workshop details
inspector = About what is chosen
plan-as-pdf = Action plan as PDF
notes = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
actions = { $count ->
    [one] { $count } action
   *[other] { $count } actions
}
gaps = { $count ->
    [one] { $count } crossing without a note or an action
   *[other] { $count } crossings without a note or an action
}
gaps-none = No crossing is empty without a reason
sheet-size = Sheet { $size }
reading-only = Read only
hint-palette = Commands
hint-shortcuts = Shortcuts
messages = Messages
dismiss = Close
cancel = Cancel
is-on = (on)
language = Language
language-nl = Nederlands
language-en = English
and-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}

# How safe the work is
save-saved = Saved
    .explained = The file on disk is up to date and was read back.
save-safe = Safe
    .explained = Every change is in the journal on disk; the file follows.
save-safe-no-file = Every change is kept on this computer. There is no file yet: save to make one.
save-not-saved = NOT SAVED
    .explained = The changes are in memory only.
recovered = { $steps ->
    [one] Recovered: { $steps } step that was not yet in the file is back.
   *[other] Recovered: { $steps } steps that were not yet in the file are back.
}
recovered-last = The last: { $list }
host-lost = Handvat no longer answers.
    .hint = Keep this page open, so that your text stays here. Start Handvat again and open the new page: everything that was safe is still there.
closing-title = Some work is not saved
closing-text = If you close now, what is in memory only is lost.
closing-quit = Close anyway
closing-stay = Back to the workshop
discard-title = Throw { $title } away?
discard-text = 
    It holds { $notes ->
        [one] { $notes } note
       *[other] { $notes } notes
    } and { $actions ->
        [one] { $actions } action
       *[other] { $actions } actions
    }. This cannot be undone.
discard-keep = Keep it
discard-do = Throw away
new-title = New workshop
new-safe = The workshop that is open now is kept.
about-text = A place for workshops on customer centricity: four steps around the customer, five strategic handles, and an action plan on paper.
about-version = Version { $version }
about-licence = Free software under MIT or Apache 2.0. Typeface: Noto, under the SIL Open Font License.
written = { $file } was written.
written-missing = No typeface of the program has these characters: { $list }

# Menus and commands
menu-bar = Menu
menu-file = File
menu-edit = Edit
menu-view = View
menu-help = Help
menu-board = What can be done here
action-new = New workshop…
action-open = Open…
action-close = Close workshop
action-save = Save
action-save-as = Save as…
action-save-copy = Save a copy…
action-keep-version = Save a version…
action-merge-copy = Merge a copy…
action-import = Import…
action-export = Export…
action-undo = Undo
action-redo = Redo
action-cut = Cut
action-copy = Copy
action-paste = Paste
action-duplicate = Duplicate
action-delete = Delete
action-select-all = Select all
action-choose-more = Choose several
action-stack-notes = Stack the notes
action-add-note = Add a note
action-edit-note = Change the text
action-make-action = Make it an action
action-new-action = New action
action-add-sheets = Add a sheet…
action-edit-sheet = Change the sheet…
action-view-canvas = Go to the sheet
action-view-crossings = Go to the crossings
action-view-actions = Go to the actions
action-view-parking = Go to what is parked
action-view-outline = Go to the list
action-view-details = Go to the workshop details
action-versions = Go to the versions
action-zoom-in = Zoom in
action-zoom-out = Zoom out
action-zoom-actual = Actual size
action-zoom-fit = Show the whole sheet
action-zoom-zone = Show the zone
action-zoom-selection = Show the selection
action-theme-system = Colours of the system
action-theme-light = Light colours
action-theme-dark = Dark colours
action-theme-contrast = High contrast
action-dutch = Nederlands
action-english = English
action-palette = Find a command…
action-shortcuts = Shortcuts
action-about = About Handvat
action-colour-yellow = Yellow paper
action-colour-orange = Orange paper
action-colour-green = Green paper
action-colour-blue = Blue paper
action-colour-purple = Purple paper
action-colour-grey = Grey paper
action-size-small = Small note
action-size-medium = Medium note
action-size-large = Large note
action-voice-customer = Voice: customer
action-voice-employee = Voice: employee
action-voice-assumption = Voice: assumption
palette-placeholder = What do you want to do?
palette-empty = There is no command for that.
go-to-zone = Go to { $zone }

# Steps, for undo and redo
undo-step = Undo: { $step }
redo-step = Redo: { $step }
undone = Undone: { $step }
redone = Done again: { $step }
step-add-notes = { $count ->
    [one] adding a note
   *[other] adding { $count } notes
}
step-set-text = changing the text of a note
step-set-notes = { $count ->
    [one] changing a note
   *[other] changing { $count } notes
}
step-set-colour = { $count ->
    [one] changing the colour of a note
   *[other] changing the colour of { $count } notes
}
step-set-size = { $count ->
    [one] changing the size of a note
   *[other] changing the size of { $count } notes
}
step-set-voice = { $count ->
    [one] changing the voice of a note
   *[other] changing the voice of { $count } notes
}
step-set-author = { $count ->
    [one] changing the author of a note
   *[other] changing the author of { $count } notes
}
step-move-notes = { $count ->
    [one] moving a note
   *[other] moving { $count } notes
}
step-delete-notes = { $count ->
    [one] deleting a note
   *[other] deleting { $count } notes
}
step-set-crossing = putting a note at a crossing
step-mark-crossing = marking a crossing as empty on purpose
step-set-details = changing the workshop details
step-add-person = adding a person
step-set-person = changing a person
step-delete-person = deleting a person
step-add-action = making an action
step-set-group-score = giving a group score
step-set-answer = answering a question
step-set-objection = answering an objection
step-set-verdict = filling in the outside-in test
step-set-link = changing an influence between zones
step-add-sheets = { $count ->
    [one] adding a sheet
   *[other] adding { $count } sheets
}
step-set-action = changing an action
step-delete-actions = { $count ->
    [one] deleting an action
   *[other] deleting { $count } actions
}
step-import = { $count ->
    [one] importing { $count } note
   *[other] importing { $count } notes
}
step-set-sheet = naming a sheet
step-delete-sheet = deleting a sheet
step-set-stack = naming a stack
step-deal-stack = dealing out a stack
step-delete-stack = deleting a stack
step-stack-notes = { $count ->
    [one] stacking a note
   *[other] stacking { $count } notes
}
step-fan-stack = spreading a stack out
step-gather-stack = laying a stack together
step-unstack-notes = { $count ->
    [one] taking a note out of its stack
   *[other] taking { $count } notes out of their stacks
}
step-park-notes = { $count ->
    [one] parking a note
   *[other] parking { $count } notes
}
step-unpark-notes = { $count ->
    [one] taking a note out of the parking lot
   *[other] taking { $count } notes out of the parking lot
}
step-link-notes = changing an arrow between notes
step-set-blind = beginning silent writing in a zone
step-end-blind = ending silent writing in a zone
step-reveal = { $count ->
    [one] turning a note face up
   *[other] turning { $count } notes face up
}
step-reveal-zone = turning all notes of a zone face up
step-show-author = { $count ->
    [one] showing the author of a note
   *[other] showing the authors of { $count } notes
}
step-hide-author = { $count ->
    [one] hiding the author of a note
   *[other] hiding the authors of { $count } notes
}
step-several = { $count ->
    [one] { $count } change
   *[other] { $count } changes
}
step-restore = putting an earlier version back
step-resolve-conflict = resolving a conflict
step-merge = changes from another program
step-merge-copy = taking in a copy
step-other = { $count ->
    [one] change
   *[other] { $count } changes
}

# Notes, zones, stacks
note = Note
note-text = Text of the note
note-empty = Empty note
note-show = Show on the sheet
note-actions = Actions of this note
note-new-in = New note in { $zone }
voice = Voice
voice-customer = customer
voice-employee = employee
voice-assumption = assumption
colour = Colour
colour-yellow = yellow
colour-orange = orange
colour-green = green
colour-blue = blue
colour-purple = purple
colour-grey = grey
size = Size
size-small = small
size-medium = medium
size-large = large
zone = Zone
several-zones = Several zones
pasteboard = Outside the zones
practices = To ask further
voices-of-zone = Who says so?
zone-empty = No notes in this zone yet.
mostly-assumptions = More than half is assumption. What do customers say themselves?
zone-hint = Just type to write a note. Enter: the next one.
chosen-notes = { $count ->
    [one] { $count } note chosen
   *[other] { $count } notes chosen
}
chosen-stacks = { $count ->
    [one] and { $count } stack
   *[other] and { $count } stacks
}
stack-of = { $count ->
    [one] Stack of { $count } note
   *[other] Stack of { $count } notes
}
stack-title = Name of the stack
stacked = { $count ->
    [one] { $count } note laid on a stack
   *[other] { $count } notes laid on one stack. Write its name
}
stack-deal = Deal out in the zone
stack-notes = Notes in the stack
stack-delete = Delete the stack with its notes
start-here = How it works
hint-sheet-write = Double-click the sheet to write a note.
hint-sheet-choose = Choose a zone: you see its question, and typing begins a note.
hint-sheet-paste = Paste lines of text: each line becomes a note.
hint-sheet-action = Choose a note and make it an action.
hint-actions = Choose an action to edit it, or make a new one.
hint-crossings = Choose a crossing: put notes there, make an action, or leave it empty on purpose.

# Crossings
crossing = Crossing
crossing-none = At no crossing
crossing-pick = Choose a crossing of step and handle
crossings-caption = Steps in the columns, handles in the rows, with the number of notes and actions
crossings-no-strategy = No sheet in this workshop has steps and handles. Add a strategy canvas to see here where they cross.
gap = Empty
empty-on-purpose = Empty on purpose
crossing-take-away = Take off this crossing
crossing-write = Write a note here
crossing-candidates = Without a crossing yet, from this step and this handle
crossing-put = Put at this crossing
mark-empty = Leave empty on purpose
mark-empty-said = { $name } is deliberately empty
mark-empty-undone = { $name } is no longer deliberately empty
mark-empty-change = Change the reason
mark-empty-title = Leave { $name } empty on purpose
mark-empty-why = Why do you do nothing here?
mark-empty-undo = No longer empty on purpose

# Actions
action = Action
action-untitled = New action
action-made = Action made: { $title }
action-deleted = Action deleted: { $title }
action-close-editor = Close the action
action-title = What will we do?
action-delete-this = Delete the action
action-notes = Comes from these notes
action-note-unlink = Unlink this note
steps = Steps
handles = Handles
owner = Owner
owner-placeholder = Pick or type a name
owner-open = Show all people
owner-new = New: { $name }
owner-missing = No owner yet
due = Due
due-missing = No date yet
status = Status
status-of = Status of { $title }
status-open = Open
status-doing = In progress
status-blocked = Blocked
status-done = Done
status-dropped = Dropped
why = What and why
measure = Success measure
measure-example = How will you see that it works?
column-title = Action
column-steps = Step
column-handles = Handle
column-owner = Owner
column-due = Due
column-status = Status
not-placed = Not placed: without step and handle
actions-of = { $shown } of { $count } actions
actions-none = No actions yet
actions-none-hint = Choose a note on the canvas and make it an action, or begin with a new one here.
filter = Filter the actions
filter-text = Search the actions
filter-step = Filter by step
filter-handle = Filter by handle
filter-owner = Filter by owner
filter-status = Filter by status
filter-clear = Clear the filters
filter-none = No action fits these filters
all-steps = All steps
all-handles = All handles
all-owners = All owners
all-statuses = Any status

# Details and people
details-what = What it is about
workshop-title = Title
organisation = Organisation
ambition = Ambition
ambition-example = What do you want to reach for customers?
ambition-missing = No ambition written down yet.
date = Date
date-example = e.g. 15/12/2026
date-wrong = ‘{ $typed }’ is not a date that fits. Write 15/12/2026, for example.
date-open = Pick a date
date-clear = Clear the date
date-previous = Previous month
date-next = Next month
place = Place
facilitators = Facilitators
facilitators-example = Names or roles, with commas between
sponsor = Sponsor
workshop-language = Language of the notes and the plan
people = People
people-none = Nobody yet. Who stands here can own actions.
person-name = Name
person-role = Role
person-department = Department
person-name-of = Name of { $name }
person-role-of = Role of { $name }
person-department-of = Department of { $name }
person-add = Add
person-added = { $name } added
people-added = { $count ->
    [one] one person added
   *[other] { $count } people added
}
person-known = { $name } is in the list already.
person-delete = Delete { $name }
person-actions = { $count ->
    [one] { $count } action of { $name }
   *[other] { $count } actions of { $name }
}

# Export and import
export-title = Export
export-format = Kind of file
export-profile = What goes in?
profile-full = Everything
    .about = The action plan: cover, summary, canvas, actions by handle and all notes.
profile-manager = For the board
    .about = The action plan without the appendix: cover, summary, canvas and actions by handle.
profile-poster = Posters
    .about = Each sheet on one page, large enough for the wall.
profile-run-sheet = Run sheet
    .about = For whoever runs the group: agenda, goal, steps, pitfalls and materials of every sheet, and all prompt cards.
poster-holds = What is on it?
poster-notes = The notes
poster-blank = Blank, with questions
poster-sheets = Which sheets?
poster-all = All sheets
export-paper = Paper
export-language = Language
export-do = Export
export-busy = Busy…
format-pdf = PDF
format-svg = SVG
    .about = The sheet as a drawing, with everything on it.
format-csv = CSV
    .about = The actions as a table, for a spreadsheet.
format-md = Markdown
    .about = The whole workshop as text.
paper-a4 = A4
paper-a3 = A3
paper-a2 = A2
paper-a1 = A1
paper-a0 = A0
paper-letter = Letter
import-title = Import { $file }
import-rows = { $count ->
    [one] { $count } row found.
   *[other] { $count } rows found.
}
import-column = Which column becomes notes?
import-column-filled = { $name } ({ $count } filled)
import-examples = The first cells of that column
import-as-stack = The notes come as one stack in the zone. You can deal it out later; one undo takes it all back.
import-do = Import
imported = { $count ->
    [one] { $count } note imported from { $file }.
   *[other] { $count } notes imported from { $file }.
}
