import ts from "typescript";

/**
 * Compiles each case behind the prelude, all in one program (a file each), against the CDK's sources. Gives the messages of the type
 * checker for a case, by its title.
 */
export function compileCases(
  prelude: string,
  cases: readonly (readonly [title: string, code: string, ...rest: unknown[]])[],
): (title: string) => string[] {
  const files = new Map(
    cases.map(([, code], index) => [`/case-${String(index)}.ts`, `${prelude}\n${code}\n`] as const),
  );
  const messages = compile(files);
  return (title) => {
    const index = cases.findIndex(([each]) => each === title);
    return messages.get(`/case-${String(index)}.ts`) ?? [];
  };
}

function compile(files: ReadonlyMap<string, string>): Map<string, string[]> {
  const { config } = ts.readConfigFile("tsconfig.json", (path) => ts.sys.readFile(path)) as { config: object };
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, process.cwd());
  const cases = new Map([...files].map(([name, text]) => [`${process.cwd()}/test/src/define${name}`, text]));
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (name) => cases.has(name) || disk.fileExists(name),
    readFile: (name) => cases.get(name) ?? disk.readFile(name),
    getSourceFile: (name, version, ...rest) => {
      const text = cases.get(name);
      return text === undefined ? disk.getSourceFile(name, version, ...rest) : ts.createSourceFile(name, text, version);
    },
  };
  const program = ts.createProgram([...cases.keys()], { ...options, noEmit: true }, host);
  const found = new Map<string, string[]>();
  for (const name of cases.keys()) {
    const diagnostics = program.getSemanticDiagnostics(program.getSourceFile(name));
    found.set(
      name.slice(name.lastIndexOf("/")),
      diagnostics.map((diagnostic) => ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n")),
    );
  }
  return found;
}
