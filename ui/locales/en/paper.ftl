# Words of what is printed beside the action plan: run sheet and posters.

poster-name = Poster

run-sheet-name = Run sheet
run-sheet-name-for = Run sheet for { $organisation }
run-sheet-agenda = Agenda
run-sheet-agenda-about = The times are a suggestion. Each part begins when the one before it ends.
run-sheet-instruments = What is on the table today
run-sheet-time = Time
run-sheet-minutes = Min.
run-sheet-part = Part
run-sheet-sheet = Sheet
run-sheet-group = People
run-sheet-goal = Goal
run-sheet-at = { $start } { $title }
run-sheet-length = { $minutes } minutes, with { $least } to { $most } people
run-sheet-steps = How to run it
run-sheet-from = After min.
run-sheet-step = Step
run-sheet-pitfalls = Pitfalls
run-sheet-materials = Have ready
run-sheet-cards = Cards to open with
run-sheet-no-guide = The template ‘{ $template }’ is not on this computer, so how to run this sheet is not told here.
run-sheet-prompts = Prompt cards: { $title }
