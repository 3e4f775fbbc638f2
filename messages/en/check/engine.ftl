# Checks ARG001 ARG002 ARG003 HF001 HF002 HF003 HF004 HF005 NUMA001 SRC001 TGI001 TGI002 VLLM001 VLLM002 VLLM003 VLLM004 VLLM005 VLLM006 VLLM007 

engine =
    .ask = { $gpus ->
            [one] Ask for 1 GPU
           *[other] Ask for { $gpus } GPUs
        }
    .split = { $gpus ->
            [one] Run the model on 1 GPU
           *[other] Split the model over { $gpus } GPUs
        }
    .note-limit = the GPU limit
    .note-flag = what the engine is told

model =
    .note-gpu = the memory of a GPU
    .note-cluster = the GPUs of the cluster

arg001 =
    .title = Each word of a command is an entry of its own.
    .why = Kubernetes starts a program with the entries of `command` and `args` as they are; no shell splits them. A
        flag and its value in one entry are one unknown flag to the program, and a whole command line in one entry is
        the name of a program that does not exist.

arg001-flag = `{ $flag }` and its value are in one argument: the program gets `{ $argument }` as a single word.
    .help = Write `{ $flag }={ $value }`, or `{ $flag }` and `{ $value }` as two entries.

arg001-line = A whole command line is in one argument: the program gets `{ $argument }` as a single word.
    .help = Write each word as an entry of its own, or run it with `sh -c`.

arg002 = `{ $flag }` is a flag of { $other }, but container `{ $container }` runs { $engine }: it exits at once.
    .help = Remove it.
    .help-own = { $engine } calls it `{ $own }`.
    .title = An engine gets no flags of another engine.
    .why = vLLM, Text Generation Inference and Triton have different names for the same things. An engine that is
        given an unknown flag prints its usage and exits before it loads anything.

arg003 =
    .note = the release
    .title = An engine's release has the flags that it is given.
    .why = vLLM, Text Generation Inference and Triton print their usage and exit when they are given an unknown flag,
        and each release of vLLM removes flags and adds some. Covered are vLLM 0.4.3 to 0.33, TGI 1.1 to 3.0 and Triton
        23.12 to 24.12; an image whose tag is not a release is not checked. For TGI and Triton an unknown flag is a
        warning.

arg003-removed = { $engine } no longer has `{ $flag }`: it exits at once.
    .help = { $last } still had it. Remove it, or stay on that release.

arg003-early = { $engine } does not have `{ $flag }` yet: it exits at once.
    .help = { $first } has it. Remove it, or use a newer release.

arg003-unknown = { $engine } has no flag `{ $flag }`: it exits at once.
    .help = Remove it.
    .help-meant = Did you mean `--{ $meant }`?

hf001 =
    .help = Revoke it, put the new one into a Secret created outside of the chart, and reference that with
        `secretKeyRef`.
    .title = Values and container environments contain no secrets.
    .why = What is in a values file is in the repository, in the release that Helm stores and in every link that
        shares it; a container's `env` can be read by everyone who may read pods. A Secret that is referenced with
        `secretKeyRef` is kept out of all of these.

hf001-file = `{ $key }` contains { $secret } in plain text: it is in every copy of this file, and in every link that
    shares it.

hf001-list = This list contains { $secret } in plain text: it is in every copy of this file, and in every link that
    shares it.

hf001-set = This entry contains { $secret } in plain text: it is in every link that shares it.
    .help = Leave it out here and let CI set it, or reference a Secret with `secretKeyRef`.

hf001-rendered = `{ $name }` contains { $secret } in plain text.

hf001-secret =
    .private-key = a private key
    .hugging-face = a Hugging Face token
    .aws = an AWS access key
    .alibaba = an Alibaba Cloud access key
    .github = a GitHub token
    .gitlab = a GitLab token
    .nvidia = an NVIDIA API key
    .api-key = an API key
    .slack = a Slack token

hf002 = The model comes from Hugging Face, but { $kind } `{ $name }` has no token: gated models are refused.
    .help = Set HF_TOKEN from a Secret with `secretKeyRef`; an open model needs none.
    .note = the workload
    .title = A workload that downloads a model from Hugging Face has a token.
    .why = Gated models, such as Llama and Gemma, can only be downloaded with the token of an account that has
        accepted their terms. Without one the download of such a model fails with 401; open models need none.

hf003 = Container `{ $container }` has its Hugging Face token in `{ $old }`, the old name of `HF_TOKEN`.
    .help = Rename it to HF_TOKEN.
    .fix = Rename it to HF_TOKEN
    .title = The Hugging Face token is in HF_TOKEN.
    .why = The library huggingface_hub, with which engines download models, calls this variable HF_TOKEN.
        HUGGING_FACE_HUB_TOKEN is its old name, which newer tools may not know.

hf004 = Container `{ $container }` downloads `{ $model }` to `{ $folder }` again for each pod: { $empty-dir ->
        [yes] the volume there is an `emptyDir`, which is deleted with its pod
       *[no] no volume is mounted there
    }.
    .help = Mount a claim at `{ $folder }`.
    .title = A downloaded model is kept on a volume.
    .why = What an engine downloads from Hugging Face is in the container's own file system unless a volume is mounted
        where the engine keeps it, and an `emptyDir` is deleted with its pod: every restart, rollout and new replica
        downloads the whole model again, and depends on a service outside of the cluster.

hf005 = `{ $variable }` keeps container `{ $container }` from downloading `{ $model }`, and no volume at `{ $folder }`
    provides it: the engine does not start.
    .help = Mount the model at `{ $folder }`, or remove `{ $variable }`.
    .note = the model
    .title = An offline engine finds its model.
    .why = With `HF_HUB_OFFLINE` or `TRANSFORMERS_OFFLINE` an engine looks for its model on disk only. Its image has
        none, so a volume has to provide it: without one the engine exits at once.

numa001 = `numactl { $option }` may not bind memory under the seccomp profile `RuntimeDefault`: container `{ $name }`
    exits at once.
    .help = Add the capability `SYS_NICE` to the container's securityContext.
    .title = A container that binds memory to a NUMA node is allowed to.
    .why = `numactl --membind` and similar options call `set_mempolicy`. The seccomp profile `RuntimeDefault` allows
        that only to containers with the capability `SYS_NICE`; in others numactl exits with `Operation not permitted`
        before the engine starts.

src001 =
    .note = this should have it
    .note-condition = the download container is only for another source
    .title = A model in a bucket is downloaded by a container with access to it.
    .why = A model in a bucket has to be downloaded, by an init container or by the engine, and that needs
        credentials: keys from a Secret, or a ServiceAccount with a cloud identity. Without them the pod starts and
        finds no model.

src001-keys = `{ $key }` is `{ $source }`, but container `{ $container }` of { $kind } `{ $name }` has no credentials to
    download the model.
    .help = Give it the keys from a Secret, or give the pod a ServiceAccount with a cloud identity.

src001-download = `{ $key }` is `{ $source }`, but nothing in { $kind } `{ $name }` downloads the model: no container reads
    a bucket, and none has credentials.
    .help = Let the template add the download container for this source, too, or choose a source that it supports.

tgi001 =
    .help = Use { $gpus ->
            [one] 1 shard
           *[other] { $gpus } shards
        }, or set the GPU limit to { $shards }.
    .title = TGI gets as many GPUs as it has shards, and a valid share of their memory.
    .why = TGI runs one shard of the model on each GPU: with fewer GPUs than shards it does not start, with more the
        rest are idle. The fraction of memory that it may use is above 0 and at most 1.

tgi001-few = { $shards } shards need { $shards } GPUs, but container `{ $name }` gets { $gpus }: TGI does not start.

tgi001-many = Container `{ $name }` gets { $gpus } GPUs, but TGI uses { $shards } of them: the others are idle.

tgi002 =
    .title = A TGI request has room for its output, and a batch for a request.
    .why = `--max-total-tokens` counts input and output together: it has to be more than `--max-input-tokens`. Up to
        release 1 a batch (`--max-batch-total-tokens`) has to hold a whole request, too; later releases measure what
        fits by themselves. Otherwise TGI exits with an `Argument validation error` before it loads anything.

tgi002-input = `{ $flag }` is { $input } and `--max-total-tokens` is { $tokens }: nothing is left for the output, and TGI
    exits at once.
    .help = `{ $flag }` has to be less than `--max-total-tokens`.
    .note = input and output together

tgi002-batch = `--max-batch-total-tokens` is { $batch }, less than one request of { $tokens } tokens: TGI exits at once.
    .help = It has to be at least `--max-total-tokens`.
    .note = one request

vllm001 =
    .help-key = Set `{ $key }: { $gpus }`, or the GPU limit to { $needed }.
    .title = vLLM gets as many GPUs as it splits the model over.
    .why = vLLM starts one worker for each GPU that tensor and pipeline parallelism ask for. With fewer GPUs it does
        not start; with more, the rest are idle and still paid for.

vllm001-few = `{ $split }` needs { $needed } GPUs, but container `{ $name }` gets { $gpus }: vLLM does not start.
    .help = Set the GPU limit to { $needed }, or { $gpus ->
            [one] run the model on 1 GPU
           *[other] split the model over { $gpus } GPUs
        }.

vllm001-many = Container `{ $name }` gets { $gpus } GPUs, but { $default ->
        [yes] the default `{ $split }`
       *[no] `{ $split }`
    } uses { $needed }: the others are idle.
    .help = Set `--tensor-parallel-size={ $gpus }`, or the GPU limit to { $needed }.

vllm002 = The model has { $heads } attention heads, which cannot be divided evenly among { $size } GPUs: vLLM does not
    start.
    .help = Use one of these sizes: { $sizes }.
    .title = A model's attention heads divide evenly among its GPUs.
    .why = Tensor parallelism gives each GPU the same number of attention heads. vLLM does not start if the number of
        heads is not divisible by the size.

vllm003 = `{ $name }` is { $value }, but must be above 0 and at most 1: the engine does not start.
    .help = Write a fraction, such as 0.9.
    .fix = Write { $fraction }
    .title = vLLM's share of GPU memory is above 0 and at most 1.
    .why = `--gpu-memory-utilization` is a fraction, not a percentage: vLLM accepts only values above 0 and up to 1,
        and otherwise does not start.

vllm004 =
    .help = Mount a volume `emptyDir: {"{"}medium: Memory, sizeLimit: 2Gi{"}"}` at /dev/shm; it counts towards the
        container's memory.
    .title = An engine on several GPUs has enough shared memory.
    .why = The processes that share one model exchange data through /dev/shm, which has 64 MiB in a container. That is
        too little for several GPUs; an in-memory volume at that path gives more.

vllm004-disk = { $engine } uses { $gpus } GPUs, but the volume at /dev/shm is on disk: it needs shared memory.

vllm004-small = { $engine } uses { $gpus } GPUs, but the volume at /dev/shm is limited to { $size }: it needs more shared
    memory.

vllm004-none = { $engine } uses { $gpus } GPUs with a container's default of 64 MiB of shared memory: it needs more.

vllm005 = Volume `{ $name }` may use { $size } of memory, but the containers that mount it have { $memory }: they are
    killed before it is full.
    .help = Lower the sizeLimit, or raise the memory limit by it.
    .note = the memory limit
    .title = An in-memory volume is no larger than the memory of its containers.
    .why = What is written to an in-memory `emptyDir` counts towards the memory limit of the container that writes it.
        A sizeLimit above the limits is never reached: the container is OOM-killed first.

vllm006 =
    .title = A probe uses a path and a port that the engine serves.
    .why = vLLM and TGI answer at /health, Triton at /v2/health/ready and /v2/health/live. A probe of any other path
        gets a 404, and one of another port no answer: the pod never becomes ready, or is killed again and again.

vllm006-port = The { $probe } uses port { $port }, but { $engine } listens on { $own }: the probe never gets an answer.
    .help = Use port { $own }, or let the engine listen on { $port }.

vllm006-path = The { $probe } uses the path `{ $path }`, which { $engine } does not have: the probe gets a 404.
    .help = Use `{ $right }`.
    .fix = Use { $right }

vllm007 =
    .sum = { $billions } billion parameters × { $width } bytes = { $weights } GiB of weights, on { $gpus } × { $size } GiB
        × { $share } = { $room } GiB
    .title = A model and one request of full length fit into the memory of its GPUs.
    .why = The weights take the number of parameters times the bytes of each; each token of a request takes keys and
        values in every layer. For both vLLM has `--gpu-memory-utilization` of each GPU, TGI `--cuda-memory-fraction`,
        and neither starts if the weights or the cache of one request of `--max-model-len` or `--max-total-tokens` do
        not fit. Activations and CUDA itself need more. The size of a GPU comes from a label that nodes must have, or
        from the declared cluster. If `--max-num-seqs` admits many more requests than there is cache for, this is a
        hint.

vllm007-model = The model does not fit into the memory of its GPUs: { $sum }.
    .help = Use more or larger GPUs, a quantized model, or split it further (`{ $flag }`).

vllm007-request = One request of { $tokens } tokens needs { $cache } GiB of cache ({ $kib } KiB per token), but { $left } GiB
    are left: { $sum }.
    .help = Set `{ $flag }` to about { $most } at most, or halve the cache with `--kv-cache-dtype { $dtype }`.

vllm007-requests = { $requests } requests may run at once, but the cache holds { $fitting } of full length: one of
    { $tokens } tokens needs { $cache } GiB ({ $kib } KiB per token), and { $left } GiB are left: { $sum }.
    .help = When the cache is full, requests are preempted and computed again. Lower `--max-num-seqs` or
        `--max-model-len`, or use more GPUs.
