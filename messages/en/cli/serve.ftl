serve-port = --port { $text } is not a port

serve-taken = port { $port } is taken: choose another one with --port, or 0 for any

serve-listen = cannot listen on { $address }: { $why }

serve-links = { $count ->
        [one] { $count } symbolic link is left out: it leads out of the folder, or to a folder.
       *[other] { $count } symbolic links are left out: they lead out of the folder, or to folders.
    }

serve-open = { $folder } is open at

serve-ends = Ctrl+C ends it.

serve-opener = There is no { $program } here: open the address yourself.

serve-no-page = there is no page within this command: build it with `cargo xtask command`, or give --page the folder dist/ that
    `cargo xtask build` makes

serve-no-index = --page { $folder }: there is no index.html in it

serve-no-headers = the page has no list of headers (_headers)

serve-packed = { $folder } is not a folder: a packed chart cannot be written to

serve-no-chart = { $folder } holds no chart: there is no Chart.yaml in it

serve-much = { $folder } holds more than { $files } files or { $size } MB: is it the chart’s own folder?
