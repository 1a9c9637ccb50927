import { isObject } from "./json.js";
import { settingsOf } from "./template.js";

/**
 * Private keys (PKCS 8, base64) of mock configurations: made for that, on show to everyone, and good for nothing else. One for each
 * family of algorithms that sign with a private key.
 */
const keys: { readonly [algorithm: string]: string } = {
  rsa: "MIIEvAIBADANBgkqhkiG9w0BAQEFAASCBKYwggSiAgEAAoIBAQC/4mnJav0NWp7NQbX/K2vgO7tGTpIZM/es0NIcY38q9rqs9W0JAAb0KfzbVM0oP74kKF9QELKajZO52hRHkA4EB0lRGBwsDr3FheyRjOnxfoSSm0yqFUR+0HI1yxSk6ML7mKdLhFrDEPYcMERRKs6OBpd14/v3ozuAmXI9UEnm9JbIEdzTzZJMsfQnBQi1DhO/JUyI6WbdbBydfFrIhRfCqfIkFulh8L0Q6+dZceVZ91n+qzuvi/0aj60r82qOGjthuKjeacxgN4YNvRgfFUwHda/WTDo4GK0DFQ88ubNqNL7Ng+YQqf+c/QYyx2aD7P3VYX34jNJP+8cSADituRptAgMBAAECggEADaCYdLaFcY0DBClrhyC1UOp3urQvygcXyuKAWYXIwpYH3JVdgKsg00xRad4+57cx222GlLAVjxuzkcURdaJJwd178SduMMQnPr+WdSEgfYcdBoXC+b1Nl61ZacVExRAcG4l+2sJz6QXrr0V6RJgZV/AokjXLxOLcgfM5MBjjTA8+qadB3GE04rSKPT4YKYNQIaNyb4G68H+IR4TfHCeUYXOEEePpBlM9vDdu45QLSdc/W2KsJDSNfx6rew4zq3NQKliSmPefPOOHCpIQ6BlqafOIRMQGPxct2MCYXDRprSeq63PkHgvHdsydJzQIfS1JYI4y08M/N0qKX/EdmjF1gQKBgQDd/z4vUPEvQQStXSLbBwN0prOaY2d79nrGJ4VavpCiPN+4HHgxuJ4yu/KgsBc7sI3PvY7f4OXDK21S+yNLItxYBWobW4+G2aMFABzYuB9UD4vm/P72rijBQWQAfXuOhpjPyMaxUfIz9u+tpFavIoS1ZiVotaDLMS41MzDxftQ2zQKBgQDdRmuaY+i6wtk1T00eIr++9oMuv4FhMy/Z5UgYIOh1GWdujZtwtqxkjoPzKsda4txDsB9fhHe/S+oNPStZr4mXu4fU8rKDBu6jhB0h0fD4yqYspMbRlewz2a9iDNhuw03ArnNXzap+Vpsbu9NQ6uhacoWCOTgY8r219k4xpFIyIQKBgBgIhPvsYGAEQvRdy+M4bChZz8HcFxz1fy8qoiZD0TavLm0pL936Ja5KaKb6yVkd8QxXcjtMhrNNZUWBiL2epYol8+nITM6Fiz+EVpsju8iG8ldsdlHQYvshECl5bEHu0mZUTyZtP7Jefm4nB3doXkOhLlWarDCzP1RlGVxbpa/VAoGAaO7nQl0U1dRnOy+zK5JhCgdPKJEqotSqYZOov8CDXFzCvxuqViZa1Ij9LAjiZ0hkGjlgd2STgQVYJhUXBL4I6wrEnIjHfPmBm8ugIRS1SNaZPVya6HNHg0M9N6tNzCEUM0bHbiEbNDSP8/P7f0kXDSV4CMxnvPUIYE1AwaviSuECgYA35xoIPsWzKRSJi+6sViHsPjM0a4SoKK7vw1DQPg4BKNxEMUeEuJp/i7t2hoydreKpI0hthtIGTclSRuLzQ1DFhGkfpFvvq1HfK3eevml0gBD5JJf9kaSDYHjUZE2/x6ErrBlhQl2fK3Yt40XIx/FoR88r/hv5Iu60iWa1+Lq3Sg==",
  ES256:
    "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgtdfh8Z9G+j6SBFAk2F/JTinVZCoTba9RkfKBjgKtNxWhRANCAAT2yuo9w8HxhmGOy1hhiN92ULUYsiFvK2Ji1crjES19etARP/jbCCndEvTAO0eIdXNJ5xqnz+fqlLoNaq3pK0+m",
  ES384:
    "MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDCK6NQLM/shCCrzYUgE7N6QClsQHwp/Pkw3LKYCVQI/VfVv3SqAvtqMF8XodV7kdbGhZANiAAQwhQzhezLGyOd9RiXPBa1UJXULA5iE3xzrpcFM1rQV7br91biHF62DIR5ufp26aEDFm8w+HlClg43WvJoQrWXP709u6s2J7OdOUqLTsx6W7ktt/GBfDf+ozBN0vmRgMqo=",
  ES512:
    "MIHuAgEAMBAGByqGSM49AgEGBSuBBAAjBIHWMIHTAgEBBEIBRGDe09yB+tTEYIrSm5RVW3XbUf6dI861SyBgSjudQnJ4+5CeDybLjZIq6SG1t0MjJbHl8AAw1AHWSU9fm1xf9xShgYkDgYYABAGbL9c0gPbfXqr+kbiDbDPVez/FtNLBKWKFGz3FWb/aW03nJR6sVhsruhbrbz+JCUoqzeThQ+m9M1JgaHnA294cHgFLQ6dbfBt860A0uQri7B8Gz7kl/wWbTTkmpSolL2zFgfqrykpq/RQ/79jV1UE+rek5JCZBCD7nsymkCG057YaNTw==",
};

/** The settings of an auth that hold a private key, with a mock key for each: `{ "private_key": "MIIE…" }`. */
export function mockKeys(auth: unknown): { [setting: string]: string } {
  if (!isObject(auth)) return {};
  const { type, algorithm, key } = auth;
  if (type === "jwt" && typeof key === "string" && typeof algorithm === "string" && !algorithm.startsWith("HS")) {
    const [setting] = settingsOf(key);
    return setting === undefined ? {} : { [setting]: keys[algorithm] ?? keys["rsa"] ?? "" };
  }
  return Object.fromEntries(Object.values(auth).flatMap((inner) => Object.entries(mockKeys(inner))));
}
