# Rows that compare environments

figure-pods = Pods

figure-autoscaling = Autoscaling

figure-budget = Disruption budget

figure-strategy = Strategy

figure-image = Image

figure-model = Model

figure-gpu = GPU

figure-cpu = CPU request / limit

figure-memory = Memory request / limit

figure-volume = Volume

figure-startup = Startup budget

figure-objects = Objects rendered

figure-of = { $figure }, { $workload }

total-gpus = Total GPUs

total-cpu = Total CPU requested
    .cores = { $amount } cores

total-memory = Total memory requested

cell-span = { $low }…{ $high }

cell-metric = { $name } { $target }

cell-seconds = { $count } s

field-line = [line { $line }]

cell-none = none

cell-off = off

cell-per-node = one per node

cell-unknown = unknown

cell-no-target = no target

cell-budget = { $rule }: { $go } of { $pods } may be evicted
