# Woorden van wat er naast het actieplan wordt afgedrukt: begeleidersblad en posters.

poster-name = Poster

run-sheet-name = Begeleidersblad
run-sheet-name-for = Begeleidersblad voor { $organisation }
run-sheet-agenda = Draaiboek
run-sheet-agenda-about = De tijden zijn een voorstel. Elk onderdeel begint als het vorige klaar is.
run-sheet-instruments = Wat er vandaag op tafel komt
run-sheet-time = Tijd
run-sheet-minutes = Min.
run-sheet-part = Onderdeel
run-sheet-sheet = Vel
run-sheet-group = Mensen
run-sheet-goal = Doel
run-sheet-at = { $start } { $title }
run-sheet-length = { $minutes } minuten, met { $least } tot { $most } mensen
run-sheet-steps = Zo begeleid je het
run-sheet-from = Na min.
run-sheet-step = Stap
run-sheet-pitfalls = Valkuilen
run-sheet-materials = Klaarleggen
run-sheet-cards = Kaarten om mee te openen
run-sheet-no-guide = Het sjabloon ‘{ $template }’ staat niet op deze computer. Hoe je dit vel begeleidt, staat er daarom niet bij.
run-sheet-prompts = Vraagkaarten: { $title }
