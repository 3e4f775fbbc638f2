# Views and dialogs that are fetched when they are opened

values-of-the-pasted-template = # Values of the pasted template{"\u000A"}

there-are-files-of-mb = There are { $chosen } files of { $e6 } MB in it. Choose the chart's own folder: the one with
    Chart.yaml.

cannot-be-read-was-it = `{ $path }` cannot be read. Was it moved or changed meanwhile? Choose it again.

namespace-of = Namespace of { $name }

kubernetes-version = Kubernetes version

such-as-v1-36-0 = Such as v1.36.0

name-label = Name

a-name-that-is-not = A name that is not taken: small letters, digits and dashes

copy-of = Copy of

makes-values-name-yaml-with = Makes values-<name>.yaml with the same text, unless there is one, and the same --set
    entries.

values-files = Values files

set-entries = --set entries

add-an-entry = Add an entry

remove = Remove

add-a-values-file = Add a values file

add-a-values-file-2 = Add a values file…

flag = Flag

argument = Argument

each-case-is-a-chart = Each case is a chart with values that the real Helm { $helm } printed, or refused with an
    error. The engine has to print the same, byte for byte.

cases = Cases

same-output = Same output

same-error = Same error

all-in-a-browser = all, in a browser

charts-with-a-difference = Charts with a difference

charts-without-a-difference-with = Charts without a difference, with their cases

take-2 = take

keep = keep

no-link-was-made = No link was made.

markdown = Markdown

frame-title = A Helm chart in Chartroom

fits-chat-and-email = Fits chat and email.

too-long-for-some-chats = Too long for some chats; a browser opens it.

very-long-many-programs-cut = Very long: many programs cut it. A browser opens it.

copy-link = Copy link

link-length = Link length

chat-limit = 2,000 chat limit

what-you-share-holds-a = What you share holds a value that looks like a secret.

what-you-share-holds-values = What you share holds { $many } values that look like secrets.

anyone-with-the-link-could = Anyone with the link could read it. Nothing has been copied yet.

what-to-do-with-it = What to do with it

replace-with-redacted = Replace with <redacted>

share-it-as-it-is = Share it as it is

the-whole-chart = The whole chart

opens-without-the-chart-at = Opens without the chart at hand

everything-changed = Everything changed

templates-and-other-files-too = Templates and other files too

its-overlay-and-set-entries = Its overlay and --set entries

all-layers = All layers

values-yaml-every-overlay-and = values.yaml, every overlay and --set entry

nothing-changed = nothing changed

include = Include

who-opens-the-link-has = Who opens the link has to have the chart, too.

changes-to-the-charts-other = Changes to the chart’s other files are left out.

was = was{" "}

is = is{" "}
