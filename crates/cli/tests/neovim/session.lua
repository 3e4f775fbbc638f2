-- Neovim’s own client at work on a chart: it is told what is wrong, completes, and gives a value another name. CHART is the folder,
-- SERVER the program; what was seen is printed line by line.
vim.o.swapfile = false
vim.o.shortmess = vim.o.shortmess .. "AF"
local chart, server = os.getenv("CHART"), os.getenv("SERVER")
local function said(what) io.stdout:write(what .. "\n") end
local function until_(what, holds)
  if not vim.wait(20000, holds, 50) then said("not " .. what); vim.cmd("cquit") end
end
local client = vim.lsp.start_client({ name = "chartroom", cmd = { server, "lsp" }, root_dir = chart })
until_("started", function() local one = vim.lsp.get_client_by_id(client); return one and one.initialized end)
local function open(path)
  vim.cmd("edit " .. chart .. "/" .. path)
  vim.lsp.buf_attach_client(0, client)
  return vim.api.nvim_get_current_buf()
end
local function lines(buffer) return vim.api.nvim_buf_get_lines(buffer, 0, -1, false) end
local function line_of(buffer, text)
  for number, line in ipairs(lines(buffer)) do if line:find(text, 1, true) then return number end end
end

-- A problem is told at its line, and goes when the text is mended. Nothing is written to the disk.
local prod = open("values-prod.yaml")
local at = line_of(prod, "replicaCount:")
local before = lines(prod)[at]
vim.api.nvim_buf_set_lines(prod, at - 1, at, false, { before .. "]" })
until_("told", function()
  for _, one in ipairs(vim.diagnostic.get(prod)) do if one.severity == vim.diagnostic.severity.ERROR and one.lnum == at - 1 then return true end end
end)
said("told: " .. vim.diagnostic.get(prod, { lnum = at - 1 })[1].message)
vim.api.nvim_buf_set_lines(prod, at - 1, at, false, { before })
until_("mended", function() return #vim.diagnostic.get(prod, { severity = vim.diagnostic.severity.ERROR }) == 0 end)

-- Completion.
at = line_of(prod, "autoscaling:")
vim.api.nvim_buf_set_lines(prod, at, at, false, { "  target" })
vim.api.nvim_win_set_cursor(0, { at + 1, 8 })
local answer = vim.lsp.buf_request_sync(prod, "textDocument/completion", vim.lsp.util.make_position_params(), 10000)
local found = vim.lsp.util.extract_completion_items(answer[client].result)
local labels = {}
for _, one in ipairs(found) do labels[#labels + 1] = one.label end
said("offered: " .. table.concat(labels, " "))
vim.api.nvim_buf_set_lines(prod, at, at + 1, false, {})

-- Another name, in every file.
at = line_of(prod, "maxReplicas:")
vim.api.nvim_win_set_cursor(0, { at, (lines(prod)[at]:find("maxReplicas", 1, true)) })
vim.lsp.buf.rename("mostReplicas")
until_("renamed", function() return line_of(prod, "mostReplicas:") ~= nil end)
vim.cmd("silent wall")
said("renamed")
vim.cmd("qall!")
