import { schemaOf } from "@create-connector/cdk";
import json from "./pokemon_details.json" with { type: "json" };

export interface PokemonDetails {
  id?: number | null;
  name?: string | null;
  base_experience?: number | null;
  height?: number | null;
  weight?: number | null;
  is_default?: boolean | null;
  order?: number | null;
  abilities?: (PokemonDetailsAbility | null)[] | null;
  cries?: PokemonDetailsCries | null;
  forms?: (PokemonDetailsAbilityAbility | null)[] | null;
  game_indices?: (PokemonDetailsGameIndex | null)[] | null;
  held_items?: unknown[] | null;
  location_area_encounters?: string | null;
  moves?: (PokemonDetailsMove | null)[] | null;
  past_types?: unknown[] | null;
  species?: PokemonDetailsAbilityAbility | null;
  sprites?: PokemonDetailsSprites | null;
  stats?: (PokemonDetailsStat | null)[] | null;
  types?: (PokemonDetailsType | null)[] | null;
}

export interface PokemonDetailsAbility {
  ability?: PokemonDetailsAbilityAbility | null;
  is_hidden?: boolean | null;
  slot?: number | null;
}

export interface PokemonDetailsAbilityAbility {
  name?: string | null;
  url?: string | null;
}

export interface PokemonDetailsCries {
  latest?: string | null;
  legacy?: string | null;
}

export interface PokemonDetailsGameIndex {
  game_index?: number | null;
  version?: PokemonDetailsAbilityAbility | null;
}

export interface PokemonDetailsMove {
  move?: PokemonDetailsAbilityAbility | null;
  version_group_details?: (PokemonDetailsMoveVersionGroupDetails | null)[] | null;
}

export interface PokemonDetailsMoveVersionGroupDetails {
  level_learned_at?: number | null;
  move_learn_method?: PokemonDetailsAbilityAbility | null;
  order?: string | null;
  version_group?: PokemonDetailsAbilityAbility | null;
}

export interface PokemonDetailsSprites {
  back_default?: string | null;
  back_female?: string | null;
  front_default?: string | null;
  front_shiny?: string | null;
}

export interface PokemonDetailsStat {
  base_stat?: number | null;
  effort?: number | null;
  stat?: PokemonDetailsAbilityAbility | null;
}

export interface PokemonDetailsType {
  slot?: number | null;
  type?: PokemonDetailsAbilityAbility | null;
}

export const schema = schemaOf<PokemonDetails>(json);
