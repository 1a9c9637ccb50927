import type { ConfigForm, ConfigModel, ConfigProperty } from "./types.js";

/** A setting and where it stands: alone, in a group, or in one of the forms that a group has. */
export interface SettingPlace {
  /** As templates name it: `api_key`, `credentials.api_key`. Several forms may have a setting of one name. */
  readonly name: string;
  /** Dotted place in connector.json: `config.properties.credentials.oneOf.0.properties.api_key`. */
  readonly at: string;
  readonly property: ConfigProperty;
  /** Has a user to fill it in, of whom the group and the form around it are asked? */
  readonly required: boolean;
  /** The form that it is a part of, by the group that has it. */
  readonly form?: { readonly group: string; readonly index: number };
}

/** Every setting of a configuration: groups before what is in them, in the order of writing. */
export function settingPlaces(config: ConfigModel): SettingPlace[] {
  return placesIn(config, "", "config", undefined);
}

/** How many forms the group with the most forms has; 1 when no group has several. */
export function formCount(config: ConfigModel): number {
  return Math.max(1, ...settingPlaces(config).map(({ property }) => property.oneOf?.length ?? 1));
}

function placesIn(
  { required = [], properties }: Pick<ConfigForm, "properties"> & { readonly required?: readonly string[] },
  prefix: string,
  at: string,
  form: SettingPlace["form"],
): SettingPlace[] {
  return Object.entries(properties).flatMap(([key, property]) => {
    const name = `${prefix}${key}`;
    const place = `${at}.properties.${key}`;
    const own = {
      name,
      at: place,
      property,
      required: required.includes(key),
      ...(form === undefined ? {} : { form }),
    };
    const inner = property.properties;
    return [
      own,
      ...(inner === undefined ? [] : placesIn({ ...property, properties: inner }, `${name}.`, place, form)),
      ...(property.oneOf ?? []).flatMap((each, index) =>
        placesIn(each, `${name}.`, `${place}.oneOf.${index}`, { group: name, index }),
      ),
    ];
  });
}
