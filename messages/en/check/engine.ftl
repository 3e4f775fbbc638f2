# Checks ARG001 ARG002 ARG003 HF001 HF002 HF003 HF004 HF005 NUMA001 SRC001 TGI001 TGI002 VLLM001 VLLM002 VLLM003 VLLM004 VLLM005 VLLM006 VLLM007 

vllm002 = The model's { $heads } attention heads do not divide among { $size } GPUs: vLLM does not start.
    .help = Use one of these sizes: { $sizes }.
    .title = A model's attention heads divide evenly among its GPUs.
    .why = Tensor parallelism gives each GPU the same number of attention heads. vLLM does not start when the
        model's heads do not divide by the size.

arg003 = { $named } no longer has `{ $flag }`: it ends at once.
    .note = the release
    .title = An engine's release has the flags that it is given.
    .why = vLLM, Text Generation Inference and Triton end with a usage message when they are given a flag that they
        do not know, and each release of vLLM takes flags away and adds some. Known are vLLM 0.4.3 to 0.33, TGI 1.1
        to 3.0 and Triton 23.12 to 24.12; where an image's tag is no release nothing is said. What TGI and Triton do
        not know is a warning.

arg003-2 = { $last } still had it. Remove it, or keep to such a release.

arg003-3 = { $named } does not have `{ $flag }` yet: it ends at once.

arg003-4 = { $first } has it. Remove it, or take a newer release.

arg003-5 = Did you mean `--{ $meant }`?

arg003-6 = Remove it.

arg003-7 = { $named } has no flag `{ $flag }`: it ends at once.

arg002 = `{ $flag }` is a flag of { $name }, and container `{ $name2 }` runs { $name3 }: it ends at once.
    .title = An engine gets no flags of another one.
    .why = vLLM, Text Generation Inference and Triton name the same things differently. An engine that is given a
        flag that it does not know ends with a usage message before it loads anything.

arg002-2 = Remove it.

arg002-3 = { $name } calls it `{ $own }`.

vllm003 = `{ $name }` is { $text }, and must be above 0 and at most 1: the engine does not start.
    .help = Write a fraction, such as 0.9.
    .title = vLLM's share of the GPU's memory is above 0 and at most 1.
    .why = `--gpu-memory-utilization` is a fraction, not a percentage: vLLM refuses what is not above 0 and at most
        1, and does not start.

hf001 = Revoke it, put the new one into a Secret made outside of the chart, and name that with `secretKeyRef`.
    .help = Leave it out here and let CI set it, or name a Secret with `secretKeyRef`.
    .title = No secret stands in the values or in the environment of a container.
    .why = What is in a values file is in the repository, in the release that Helm stores and in every link that
        shares it; what is in a container's `env` can be read by all who may read pods. A Secret named by
        `secretKeyRef` keeps it out of all of these.

hf001-2 = `{ $name }` holds { $what } in plain text: it is in every copy of this file, and in every link that shares
    it.

hf001-3 = This entry holds { $what } in plain text: it is in every link that shares it.

hf001-4 = `{ $name }` holds { $what } in plain text.

hf001-5 = a private key

hf001-6 = a Hugging Face token

hf001-7 = an AWS access key

hf001-8 = an Alibaba Cloud access key

hf001-9 = a GitHub token

hf001-10 = a GitLab token

hf001-11 = an NVIDIA API key

hf001-12 = an API key

hf001-13 = a Slack token

engine = Ask for 1 GPU
    .note = the GPU limit
    .note2 = what the engine is told
    .fix = Split the model over { $gpus } GPUs

engine-2 = Ask for { $needed } GPUs

model =
    .note = the memory of a GPU
    .note2 = the GPUs of the cluster

hf004 = no volume is mounted there
    .help = Mount a claim at `{ $folder }`.
    .title = A model that is downloaded is kept on a volume.
    .why = What an engine downloads from Hugging Face lies in the container's own file system unless a volume is
        mounted where the engine keeps it, and an `emptyDir` goes with its pod: every restart, rollout and new
        replica loads all of the model again, and waits for a service outside of the cluster.

hf004-2 = an `emptyDir`, which goes with the pod

hf004-3 = Container `{ $name }` downloads `{ $model }` to `{ $folder }` anew for each pod: { $why }.

vllm007 = { $billions } billion parameters × { $width } bytes = { $weights } GiB of weights, on { $gpus } ×
    { $size } GiB × { $share } = { $room } GiB
    .help = Take more or larger GPUs, a quantized model, or split it further (`{ $split }`).
    .help2 = `{ $longest }` may be about { $most } at most, or `--kv-cache-dtype { $eight_bits }` halves the cache.
    .help3 = When it is full, requests are put off and computed again. Lower `--max-num-seqs` or `--max-model-len`,
        or take more GPUs.
    .title = A model and one request of full length fit the memory of its GPUs.
    .why = The weights take the number of parameters times the bytes of one; each token of a request takes keys and
        values in every layer. vLLM has `--gpu-memory-utilization` of each GPU for both, TGI
        `--cuda-memory-fraction`, and neither starts when the weights or the cache of one request of
        `--max-model-len` or `--max-total-tokens` do not fit. Activations and CUDA itself take more. How large a GPU
        is a label says that nodes must have, or the cluster that is declared. Where `--max-num-seqs` lets in many
        times the requests that there is cache for, that is a hint.

vllm007-2 = The model does not fit its GPUs: { $sum }.

vllm007-3 = One request of { $tokens } tokens takes { $cache } GiB of cache ({ $kib } KiB a token), and { $left }
    GiB are left: { $sum }.

vllm007-4 = { $requests } requests run at once, and the cache holds { $whole } of full length: one of { $tokens }
    tokens takes { $cache } GiB ({ $kib } KiB a token), and { $left } GiB are left: { $sum }.

hf005 = `{ $name }` keeps container `{ $name2 }` from downloading `{ $model }`, and no volume at `{ $folder }`
    brings it: it does not start.
    .help = Mount the model at `{ $folder }`, or remove `{ $name }`.
    .note = the model
    .title = An engine that may not download finds its model.
    .why = With `HF_HUB_OFFLINE` or `TRANSFORMERS_OFFLINE` an engine looks for its model on disk alone. Its image
        has none, so a volume has to bring it: without one the engine ends at once.

src001 = `{ $key }` is `{ $source }`, and container `{ $container }` of { $kind } `{ $name }` has no credentials to
    download the model.
    .note = what should have it
    .note2 = the download container is for another source
    .title = A model in a bucket is downloaded by a container that may read it.
    .why = A model that comes from a bucket has to be fetched, by an init container or by the engine, and whoever
        fetches it needs credentials: keys from a Secret, or a ServiceAccount with an identity of the cloud. Without
        them the pod starts and finds no model.

src001-2 = Give it the keys from a Secret, or the pod a ServiceAccount with an identity of the cloud.

src001-3 = `{ $key }` is `{ $source }`, and nothing in { $kind } `{ $name }` downloads the model: no container
    fetches from a bucket, and none has credentials.

src001-4 = Let the template add the download container for this source, too, or choose a source that it knows.

numa001 = `numactl { $option }` may not bind memory under the seccomp profile `RuntimeDefault`: container
    `{ $name }` ends at once.
    .help = Add the capability `SYS_NICE` to the container’s securityContext.
    .title = What binds memory to a NUMA node may do so.
    .why = `numactl --membind` and its like call `set_mempolicy`. The seccomp profile `RuntimeDefault` lets only
        containers with the capability `SYS_NICE` do that; in others numactl ends with `Operation not permitted`
        before the engine starts.

arg001 = `{ $first }` and its value stand in one argument: the program gets `{ $text }` as a single word.
    .title = Each word of a command is an entry of its own.
    .why = Kubernetes starts a program with the entries of `command` and `args` as they are; no shell splits them. A
        flag and its value in one entry are one unknown flag to the program, and a whole command line is the name of
        a program that does not exist.

arg001-2 = A whole command line stands in one argument: `{ $short }` is a single word to the program.

arg001-3 = Write `{ $first }={ $rest }`, or `{ $first }` and `{ $rest }` as two entries.

arg001-4 = Write each word as an entry of its own, or run it by `sh -c`.

vllm006 = The { $key } asks port { $port }, and { $name } listens on { $own }: it never gets an answer.
    .help = Ask port { $own }, or let the engine listen on { $port }.
    .help2 = Ask for `{ $right }`.
    .fix = Ask for { $right }
    .title = A probe asks for a path and a port that the engine has.
    .why = vLLM and TGI answer at /health, Triton at /v2/health/ready and /v2/health/live. A probe at any other path
        gets 404, and one at another port no answer: the pod is never ready, or is killed again and again.

vllm006-2 = The { $key } asks for `{ $text }`, which { $name } does not have: it gets 404.

tgi001 = { $shards } shards need { $shards } GPUs, and container `{ $name }` gets { $gpus }: TGI does not start.
    .help = Use { $gpus } shards, or set the GPU limit to { $shards }.
    .help2 = Write a fraction, such as 0.9.
    .title = TGI gets as many GPUs as it has shards, and a share of their memory.
    .why = TGI puts one shard of the model on each GPU: with fewer GPUs than shards it does not start, with more
        those left over are idle. The fraction of memory that it may take is above 0 and at most 1.

tgi001-2 = Container `{ $name }` gets { $gpus } GPUs, and TGI uses { $shards } of them: the others are idle.

vllm004 = { $name } works on { $count } GPUs, and the volume at /dev/shm is on disk: it needs shared memory.
    .help = Mount a volume `emptyDir: {"{"}medium: Memory, sizeLimit: 2Gi{"}"}` at /dev/shm; it counts as memory of
        the container.
    .title = An engine on several GPUs has shared memory.
    .why = The processes that work on one model together exchange data through /dev/shm, which has 64 MiB in a
        container. That is too little for several GPUs; a volume in memory at that path gives more.

vllm004-2 = { $name } works on { $count } GPUs, and the volume at /dev/shm may hold { $size }: it needs more.

vllm004-3 = { $name } works on { $count } GPUs with the 64 MiB of shared memory that a container has: it needs more.

vllm005 = Volume `{ $name }` may take { $node } of memory, and the containers that mount it have { $memory_text }:
    they are killed before it is full.
    .help = Lower the sizeLimit, or raise the memory limit by it.
    .note = the memory limit
    .title = A volume in memory is no larger than the memory of its containers.
    .why = What is written to an `emptyDir` in memory counts against the memory limit of the container that writes
        it. A sizeLimit above the limits is never reached: the container is killed for its memory first.

vllm001 = --tensor-parallel-size { $tensor }
    .title = vLLM gets as many GPUs as it splits the model over.
    .why = vLLM starts one worker for each GPU that tensor and pipeline parallelism ask for. With fewer GPUs it does
        not start; with more, those left over are idle and paid for.

vllm001-2 = --tensor-parallel-size { $tensor } × --pipeline-parallel-size { $pipeline }

vllm001-3 = `{ $sum }` needs { $needed } GPUs, and container `{ $name }` gets { $gpus }: vLLM does not start.

vllm001-4 = Set the GPU limit to { $needed }, or split the model over { $gpus }.

vllm001-5 = , the default,

vllm001-6 = Container `{ $name }` gets { $gpus } GPUs, and `{ $sum }`{ $unset } uses { $needed }: the others are
    idle.

vllm001-7 = Set `--tensor-parallel-size={ $gpus }`, or the GPU limit to { $needed }.

vllm001-8 = Set `{ $key }: { $gpus }`, or the GPU limit to { $needed }.

tgi002 = `{ $name }` is { $input }, and `--max-total-tokens` { $tokens }: nothing is left to generate, and TGI ends
    at once.
    .help = `{ $name }` has to be less than `--max-total-tokens`.
    .help2 = It has to be at least `--max-total-tokens`.
    .note = input and output together
    .note2 = one request
    .title = A request of TGI has room for what is generated, and a batch for a request.
    .why = `--max-total-tokens` is what is sent and what is generated together: it has to be more than
        `--max-input-tokens`. Up to release 1 a batch (`--max-batch-total-tokens`) has to hold a whole request, too;
        later ones measure themselves what fits. Otherwise TGI ends with an `Argument validation error` before it
        loads anything.

tgi002-2 = `--max-batch-total-tokens` is { $batch }, less than one request of { $tokens } tokens: TGI ends at once.

hf002 = The model comes from Hugging Face, and { $kind } `{ $name }` has no token: gated models are refused.
    .help = Set HF_TOKEN from a Secret with `secretKeyRef`; an open model needs none.
    .note = the workload
    .title = What downloads a model from Hugging Face has a token.
    .why = Gated models, such as Llama and Gemma, are only given to those who show a token of an account that
        accepted their terms. Without one the download of such a model fails with 401; open models need none.

hf003 = Container `{ $name }` has its Hugging Face token in `{ $old }`, the earlier name of `HF_TOKEN`.
    .help = Call it HF_TOKEN.
    .fix = Call it HF_TOKEN
    .title = The Hugging Face token is in HF_TOKEN.
    .why = The library huggingface_hub, through which engines download models, calls this variable HF_TOKEN;
        HUGGING_FACE_HUB_TOKEN is its earlier name, which newer tools need not know.
