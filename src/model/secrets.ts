/**
 * Names that Airbyte's connector acceptance tests take for secrets (`test_secret_is_properly_marked`): such a setting must be
 * marked. `…_token`, `…_secret`, `…_password` and `…api_key` count too.
 */
export function isSecretName(name: string): boolean {
  const lower = name.toLowerCase();
  return (
    SECRET_NAMES.has(lower) || /(^|_)(token|secret|password|passphrase|api_?key|private_key|secret_key)$/.test(lower)
  );
}

const SECRET_NAMES: ReadonlySet<string> = new Set([
  "client_token",
  "access_token",
  "api_token",
  "token",
  "secret",
  "client_secret",
  "password",
  "key",
  "service_account_info",
  "service_account",
  "tenant_id",
  "certificate",
  "jwt",
  "credentials",
  "app_id",
  "appid",
  "refresh_token",
]);
