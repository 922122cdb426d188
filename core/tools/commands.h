#pragma once
// The subcommands of `checkzone`. Each adds its options to `app` and returns the deed, which gives the
// exit status: 0 good, 1 the input is at fault, 2 usage, 3 partly done.

#include <functional>

namespace CLI {
class App;
}

namespace cz::tools {

using Deed = std::function<int()>;

Deed addCheck(CLI::App& app);
Deed addForm(CLI::App& app);
Deed addPaper(CLI::App& app);
Deed addPreview(CLI::App& app);
Deed addScore(CLI::App& app);
Deed addTry(CLI::App& app);
Deed addImport(CLI::App& app);
Deed addRoster(CLI::App& app);
Deed addVerify(CLI::App& app);
Deed addLog(CLI::App& app);
Deed addBench(CLI::App& app);
Deed addDoctor(CLI::App& app);

}  // namespace cz::tools
