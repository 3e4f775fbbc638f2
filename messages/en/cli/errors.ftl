# Why a command cannot be done

error = Error: { $message }

unknown-command = unknown command { $name } for "chartroom"
    .help = Run 'chartroom help' for usage.

unknown-format = unknown format { $name }: use { $formats }

unknown-language = unknown language { $name }: --lang takes en or zh

unknown-flag = unknown flag: { $flag }

unknown-shorthand = unknown shorthand flag: { $letter } in { $flags }

flag-needs = flag needs an argument: { $flag }

flag-invalid = invalid argument { $text } for { $flag } flag: { $why }

want-size = it takes a size such as 512MB or 2GB, at least 1MB

want-steps = it takes a number of steps such as 200000000

too-large = { $path } is larger than { $limit } bytes, the most that is read of one file

too-many-files = { $path } has more than { $limit } files: is it the chart's own folder?

too-deep = { $path }: too many folders in each other

name-not-text = the name of { $path } is not UTF-8: rename the file

there-already = rename { $from }: { $to } is there already

not-utf8 = { $path } is not UTF-8

no-entropy = no random bytes from the operating system: { $why }

no-values-file = the chart has no values-{ $name }.yaml for --env { $name }; values.yaml alone is --env values

no-version = the Chart.yaml of { $chart } says no version

no-values = the chart has no values.yaml to make a schema of

not-below = { $chart } is not below { $tree }

fails = { $environment } does not render: { $why }

cluster-takes-no = chartroom cluster-profile takes no { $word }

cluster-nothing = the file holds nothing that the commands of `chartroom cluster-profile` print

unknown-helm = unknown Helm { $text }: use 3 or 4

lesson-no-chart = there is no chart { $name } beside it, nor in the folder of --charts

lesson-holds = { $file }: ok: { $title }

# Of `chartroom template`, where Helm has no words

limit-hint = Helm has no such limit. Use --max-memory SIZE or --max-steps NUMBER to allow more

unsupported = { $flag } is not supported: { $what ->
        [cluster] there is no cluster
        [repo] charts are read from disk only
       *[signature] signatures are not checked
    }

unpacked = unpacked charts cannot be verified
