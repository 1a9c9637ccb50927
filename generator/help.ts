/** What stands below the options in `--help`. */
export const helpText = `
Examples:
  create-connector
      asks everything
  create-connector acme --base-url https://api.acme.com/v1 --auth bearer --sample orders=orders.json --stream orders path=/orders
      asks what is left
  create-connector --answers acme.json --yes --target source-acme
      asks nothing

Non-interactive use:
  Nothing is asked without a terminal, in CI (CI=1), with --yes or with CONNECTOR_NON_INTERACTIVE=1. Defaults are taken; what has none
  is an error that names its flag. Order of answers: flag, answers file, draft, question, default.

Exit codes: 0 done, 1 error, 2 conflicts are left, 130 cancelled. Text for people goes to stderr, --diff and --json to stdout.
Colours: NO_COLOR and FORCE_COLOR are obeyed. No telemetry.
`;
