# 检查 ARG001 ARG002 ARG003 HF001 HF002 HF003 HF004 HF005 NUMA001 SRC001 TGI001 TGI002 VLLM001 VLLM002 VLLM003 VLLM004 VLLM005 VLLM006 VLLM007

engine =
    .ask = 请求 { $gpus } 个 GPU
    .split = { $gpus ->
            [1] 让模型在 1 个 GPU 上运行
           *[other] 把模型拆分到 { $gpus } 个 GPU 上
        }
    .note-limit = GPU 限制
    .note-flag = 引擎得到的设置

model =
    .note-gpu = 一个 GPU 的显存
    .note-cluster = 集群中的 GPU

arg001 =
    .title = 命令的每个词各占一个条目。
    .why = Kubernetes 原样使用 `command` 和 `args` 的条目启动程序，没有 shell 会拆分它们。参数和它的值写在同一个条目里，对程序来说就是一个未知的参数；整条命令行写在一个条目里，则成了一个不存在的程序的名称。

arg001-flag = `{ $flag }` 和它的值写在同一个参数里：程序得到的是一个完整的词 `{ $argument }`。
    .help = 写成 `{ $flag }={ $value }`，或者把 `{ $flag }` 和 `{ $value }` 写成两个条目。

arg001-line = 整条命令行写在一个参数里：程序得到的是一个完整的词 `{ $argument }`。
    .help = 每个词各写一个条目，或者用 `sh -c` 运行。

arg002 = `{ $flag }` 是 { $other } 的参数，但容器 `{ $container }` 运行的是 { $engine }：它会立即退出。
    .help = 删除它。
    .help-own = { $engine } 中的对应参数是 `{ $own }`。
    .title = 引擎不使用其他引擎的参数。
    .why = vLLM、Text Generation Inference 和 Triton 对同样的功能使用不同的名称。引擎遇到未知的参数时，会打印用法说明，什么都还没加载就退出。

arg003 =
    .note = 该版本
    .title = 引擎的版本支持所给的参数。
    .why = vLLM、Text Generation Inference 和 Triton 遇到未知的参数时会打印用法说明并退出，而 vLLM 的每个版本都会移除一些参数、增加一些参数。已收录 vLLM 0.4.3 至 0.33、TGI 1.1 至 3.0 和 Triton 23.12 至 24.12；镜像标签不是版本号的镜像不检查。对于 TGI 和 Triton，未知的参数只作为警告。

arg003-removed = { $engine } 不再有 `{ $flag }`：它会立即退出。
    .help = { $last } 还有这个参数。删除它，或者停留在该版本。

arg003-early = { $engine } 还没有 `{ $flag }`：它会立即退出。
    .help = { $first } 有这个参数。删除它，或者使用更新的版本。

arg003-unknown = { $engine } 没有参数 `{ $flag }`：它会立即退出。
    .help = 删除它。
    .help-meant = 是不是想写 `--{ $meant }`？

hf001 =
    .help = 吊销它，把新的密钥放进在 chart 之外创建的 Secret，并用 `secretKeyRef` 引用。
    .title = values 和容器的环境变量中没有密钥。
    .why = values 文件中的内容会出现在代码仓库、Helm 保存的 release 以及每个分享它的链接里；容器 `env` 中的内容，凡是能读取 Pod 的人都能看到。通过 `secretKeyRef` 引用 Secret，就不会出现在这些地方。

hf001-file = `{ $key }` 以明文包含 { $secret }：它会出现在该文件的每份副本和每个分享它的链接里。

hf001-list = 该列表以明文包含 { $secret }：它会出现在该文件的每份副本和每个分享它的链接里。

hf001-set = 该条目以明文包含 { $secret }：它会出现在每个分享它的链接里。
    .help = 不要写在这里，由 CI 来设置，或者用 `secretKeyRef` 引用 Secret。

hf001-rendered = `{ $name }` 以明文包含 { $secret }。

hf001-secret =
    .private-key = 私钥
    .hugging-face = Hugging Face 令牌
    .aws = AWS 访问密钥
    .alibaba = 阿里云访问密钥
    .github = GitHub 令牌
    .gitlab = GitLab 令牌
    .nvidia = NVIDIA API 密钥
    .api-key = API 密钥
    .slack = Slack 令牌

hf002 = 模型来自 Hugging Face，但 { $kind } `{ $name }` 没有令牌：受限模型会被拒绝下载。
    .help = 用 `secretKeyRef` 从 Secret 设置 HF_TOKEN；开放模型不需要令牌。
    .note = 该工作负载
    .title = 从 Hugging Face 下载模型的工作负载有令牌。
    .why = Llama、Gemma 等受限模型，只有使用已接受其条款的账号的令牌才能下载。没有令牌时，下载这类模型会返回 401；开放模型不需要令牌。

hf003 = 容器 `{ $container }` 的 Hugging Face 令牌放在 `{ $old }` 中，这是 `HF_TOKEN` 的旧名称。
    .help = 重命名为 HF_TOKEN。
    .fix = 重命名为 HF_TOKEN
    .title = Hugging Face 令牌放在 HF_TOKEN 中。
    .why = 引擎通过 huggingface_hub 库下载模型，该库把这个变量称为 HF_TOKEN。HUGGING_FACE_HUB_TOKEN 是旧名称，较新的工具可能不认识。

hf004 = 容器 `{ $container }` 为每个 Pod 重新下载 `{ $model }` 到 `{ $folder }`：{ $empty-dir ->
        [yes] 那里的卷是 `emptyDir`，会随 Pod 一起删除
       *[no] 那里没有挂载卷
    }。
    .help = 在 `{ $folder }` 挂载一个申领。
    .title = 下载的模型保存在卷上。
    .why = 除非在引擎存放模型的位置挂载了卷，否则从 Hugging Face 下载的内容位于容器自己的文件系统中，而 `emptyDir` 会随 Pod 一起删除：每次重启、每次上线和每个新副本都要重新下载整个模型，并且依赖集群外部的服务。

hf005 = `{ $variable }` 禁止容器 `{ $container }` 下载 `{ $model }`，而 `{ $folder }` 处也没有提供模型的卷：引擎无法启动。
    .help = 把模型挂载到 `{ $folder }`，或者删除 `{ $variable }`。
    .note = 该模型
    .title = 离线运行的引擎能找到其模型。
    .why = 设置了 `HF_HUB_OFFLINE` 或 `TRANSFORMERS_OFFLINE` 时，引擎只在磁盘上查找模型。镜像中没有模型，必须由卷提供：没有卷，引擎会立即退出。

numa001 = 在 seccomp 配置文件 `RuntimeDefault` 下，`numactl { $option }` 无权绑定内存：容器 `{ $name }` 会立即退出。
    .help = 在容器的 securityContext 中添加权能 `SYS_NICE`。
    .title = 把内存绑定到 NUMA 节点的容器有相应权限。
    .why = `numactl --membind` 等选项会调用 `set_mempolicy`。seccomp 配置文件 `RuntimeDefault` 只允许带有权能 `SYS_NICE` 的容器这样做；在其他容器中，numactl 会在引擎启动之前以 `Operation not permitted` 退出。

src001 =
    .note = 应当由它提供
    .note-condition = 下载容器只用于另一种来源
    .title = 存储桶中的模型由有权访问的容器下载。
    .why = 存储桶中的模型必须由 Init 容器或引擎下载，而这需要凭据：来自 Secret 的密钥，或带有云身份的 ServiceAccount。没有凭据时，Pod 能启动，却找不到模型。

src001-keys = `{ $key }` 为 `{ $source }`，但 { $kind } `{ $name }` 的容器 `{ $container }` 没有下载模型的凭据。
    .help = 从 Secret 为它提供密钥，或者为 Pod 指定带有云身份的 ServiceAccount。

src001-download = `{ $key }` 为 `{ $source }`，但 { $kind } `{ $name }` 中没有任何容器下载模型：没有容器读取存储桶，也没有容器持有凭据。
    .help = 让模板也为此来源添加下载容器，或者选择它支持的来源。

tgi001 =
    .help = 使用 { $gpus } 个分片，或者把 GPU 限制设为 { $shards }。
    .title = TGI 得到的 GPU 与分片一样多，且显存占比有效。
    .why = TGI 在每个 GPU 上运行模型的一个分片：GPU 少于分片时无法启动，多于分片时多出的 GPU 闲置。允许使用的显存比例大于 0 且不超过 1。

tgi001-few = { $shards } 个分片需要 { $shards } 个 GPU，但容器 `{ $name }` 只得到 { $gpus } 个：TGI 无法启动。

tgi001-many = 容器 `{ $name }` 得到 { $gpus } 个 GPU，但 TGI 只使用其中 { $shards } 个：其余的闲置。

tgi002 =
    .title = TGI 的请求为输出留有余地，批次容得下一个请求。
    .why = `--max-total-tokens` 是输入与输出的总和：必须大于 `--max-input-tokens`。在 1.x 及更早的版本中，批次（`--max-batch-total-tokens`）还必须容得下一个完整的请求；之后的版本会自行测量能容纳多少。否则 TGI 什么都还没加载就以 `Argument validation error` 退出。

tgi002-input = `{ $flag }` 为 { $input }，而 `--max-total-tokens` 为 { $tokens }：没有给输出留下余地，TGI 会立即退出。
    .help = `{ $flag }` 必须小于 `--max-total-tokens`。
    .note = 输入与输出的总和

tgi002-batch = `--max-batch-total-tokens` 为 { $batch }，小于一个请求的 { $tokens } 个 token：TGI 会立即退出。
    .help = 它必须不小于 `--max-total-tokens`。
    .note = 一个请求

vllm001 =
    .help-key = 设置 `{ $key }: { $gpus }`，或者把 GPU 限制设为 { $needed }。
    .title = vLLM 得到的 GPU 与模型拆分的份数一样多。
    .why = vLLM 为张量并行和流水线并行所要求的每个 GPU 启动一个工作进程。GPU 不足时无法启动；过多时多出的 GPU 闲置，却仍要付费。

vllm001-few = `{ $split }` 需要 { $needed } 个 GPU，但容器 `{ $name }` 只得到 { $gpus } 个：vLLM 无法启动。
    .help = 把 GPU 限制设为 { $needed }，或者{ $gpus ->
            [1] 让模型在 1 个 GPU 上运行
           *[other] 把模型拆分到 { $gpus } 个 GPU 上
        }。

vllm001-many = 容器 `{ $name }` 得到 { $gpus } 个 GPU，但{ $default ->
        [yes] 默认的 `{ $split }`
       *[no] {" "}`{ $split }`
    } 只使用 { $needed } 个：其余的闲置。
    .help = 设置 `--tensor-parallel-size={ $gpus }`，或者把 GPU 限制设为 { $needed }。

vllm002 = 模型有 { $heads } 个注意力头，无法平均分配给 { $size } 个 GPU：vLLM 无法启动。
    .help = 使用以下数值之一：{ $sizes }。
    .title = 模型的注意力头能平均分配给各个 GPU。
    .why = 张量并行为每个 GPU 分配同样数量的注意力头。如果注意力头的数量不能被该数值整除，vLLM 就无法启动。

vllm003 = `{ $name }` 为 { $value }，但必须大于 0 且不超过 1：引擎无法启动。
    .help = 写成小数，例如 0.9。
    .fix = 写成 { $fraction }
    .title = vLLM 的显存占比大于 0 且不超过 1。
    .why = `--gpu-memory-utilization` 是小数，而不是百分数：vLLM 只接受大于 0 且不超过 1 的值，否则无法启动。

vllm004 =
    .help = 在 /dev/shm 挂载卷 `emptyDir: {"{"}medium: Memory, sizeLimit: 2Gi{"}"}`；它计入容器的内存。
    .title = 使用多个 GPU 的引擎有足够的共享内存。
    .why = 共同运行一个模型的各进程通过 /dev/shm 交换数据，而容器中它只有 64 MiB。这对多个 GPU 来说太少；在该路径挂载内存卷可以提供更多。

vllm004-disk = { $engine } 使用 { $gpus } 个 GPU，但 /dev/shm 处的卷在磁盘上：它需要共享内存。

vllm004-small = { $engine } 使用 { $gpus } 个 GPU，但 /dev/shm 处的卷限制为 { $size }：它需要更多共享内存。

vllm004-none = { $engine } 使用 { $gpus } 个 GPU，却只有容器默认的 64 MiB 共享内存：它需要更多。

vllm005 = 卷 `{ $name }` 可使用 { $size } 内存，但挂载它的容器只有 { $memory }：卷还没写满，容器就会被杀死。
    .help = 调低 sizeLimit，或者把内存限制调高相应的量。
    .note = 内存限制
    .title = 内存卷不大于其容器的内存。
    .why = 写入内存型 `emptyDir` 的内容计入写入它的容器的内存限制。高于限制的 sizeLimit 永远达不到：容器会先因内存不足被杀死。

vllm006 =
    .title = 探针使用引擎提供的路径和端口。
    .why = vLLM 和 TGI 在 /health 应答，Triton 在 /v2/health/ready 和 /v2/health/live 应答。探测其他路径会得到 404，探测其他端口则没有应答：Pod 永远不会就绪，或者一再被杀死。

vllm006-port = { $probe } 使用端口 { $port }，但 { $engine } 监听的是 { $own }：探针永远得不到应答。
    .help = 使用端口 { $own }，或者让引擎监听 { $port }。

vllm006-path = { $probe } 使用路径 `{ $path }`，但 { $engine } 没有这个路径：探针得到 404。
    .help = 使用 `{ $right }`。
    .fix = 使用 { $right }

vllm007 =
    .sum = { $billions } × 10 亿参数 × { $width } 字节 = 权重 { $weights } GiB，可用 { $gpus } × { $size } GiB × { $share } = { $room } GiB
    .title = 模型和一个最大长度的请求能放进其 GPU 的显存。
    .why = 权重占用的显存是参数量乘以每个参数的字节数；请求的每个 token 在每一层都要占用键和值。vLLM 为两者使用每个 GPU 的 `--gpu-memory-utilization`，TGI 使用 `--cuda-memory-fraction`；如果放不下权重，或放不下一个 `--max-model-len` 或 `--max-total-tokens` 长度的请求的缓存，两者都无法启动。激活值和 CUDA 本身还需要更多。GPU 的显存大小取自节点必须具有的标签，或声明的集群。如果 `--max-num-seqs` 允许的请求远多于缓存能容纳的数量，这只是一条提示。

vllm007-model = 模型放不进其 GPU 的显存：{ $sum }。
    .help = 使用更多或更大的 GPU、量化模型，或者进一步拆分（`{ $flag }`）。

vllm007-request = 一个 { $tokens } token 的请求需要 { $cache } GiB 缓存（每个 token { $kib } KiB），但只剩 { $left } GiB：{ $sum }。
    .help = 把 `{ $flag }` 设为最多约 { $most }，或者用 `--kv-cache-dtype { $dtype }` 把缓存减半。

vllm007-requests = 可以同时运行 { $requests } 个请求，但缓存只容得下 { $fitting } 个最大长度的请求：一个 { $tokens } token 的请求需要 { $cache } GiB（每个 token { $kib } KiB），而只剩 { $left } GiB：{ $sum }。
    .help = 缓存写满时，请求会被抢占并重新计算。调低 `--max-num-seqs` 或 `--max-model-len`，或者使用更多 GPU。
