export { berries } from "./berries.js";
export { pokemon } from "./pokemon.js";
export { pokemonDetails } from "./pokemon_details.js";
