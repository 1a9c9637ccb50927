// Loaded into a measured process: its largest resident memory, said at the end. Kilobytes.
process.on("exit", () => process.stderr.write(`max-rss ${process.resourceUsage().maxRSS}\n`));
