# Place

place-open-here = Open at my position:

place-compared-chart = compared with the chart as it came

place-in = { $environment }, { $at }

place-line = { $name }, line { $line }

place-problem = { $code } at { $place }

place-opened = Opened at { $place }.

place-sent = Sent from { $place }.

place-moved = It is in line { $now } here.

place-no-line = That line is different here, or gone.

place-no-object = There is no such object here.

place-no-file = There is no such file here.

severity-error = error

severity-warning = warning

severity-hint = hint

all = all

edit = Edit

# What stands between words that are put together.

span = { $low }…{ $high }

labelled = { $what }: { $name }

gap = {" "}

clause = , { $more }

colon = :

semicolon = ;{" "}
