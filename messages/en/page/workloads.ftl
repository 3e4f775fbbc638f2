# The overview of a chart of many parts

workloads-as = Workloads as

workloads-table = Table

workloads-cards = Cards

workloads-find = Filter by kind, name, image

workloads-group = Group by

workloads-by-chart = chart

workloads-by-kind = kind

workloads-by-nothing = no group

workloads-troubled = Only with problems

workloads-open-all = Open all groups

workloads-close-all = Close all groups

workloads-none = No workload like that.

workloads-caption = The workloads: figures of a row are for one pod, those of a group for all pods

workloads-sums = Rows say one pod, sums all.

workloads-per-node = { $count ->
        [one] 1 runs once per node.
       *[other] { $count } run once per node.
    }

workloads-tasks = { $count ->
        [one] 1 runs for a time and is not counted.
       *[other] { $count } run for a time and are not counted.
    }

workloads-idle = Selects no workload of this release

count-workloads = { $count ->
        [one] 1 workload
       *[other] { $count } workloads
    }

count-reasons = { $count ->
        [one] 1 reason
       *[other] { $count } reasons
    }

workload-name = Name

workload-pods = Pods

workload-cpu = CPU

workload-memory = Memory

workload-probes = Probes

workload-may-go = May go

workload-scaler = Scaler

workload-per-node = per node

workload-no-probe = no { $name }

may-go-of = { $go } of { $of }

missing-charts = { $count ->
        [one] Rendered without 1 chart that is not in charts/
       *[other] Rendered without { $count } charts that are not in charts/
    }

missing-helm = Helm renders nothing of it:

missing-locked = (Chart.lock: { $version })

missing-values = It would get the values of `{ $key }`

missing-no-values = There are no values of `{ $key }` for it.

missing-put-in = Put it in

missing-put-in-help = Drop its .tgz in the dialog, or run `helm dependency build` and open the folder again.
