/** Few enough that resources, queries and references meet. */
export const TYPES = ['Notify', 'Box', 'Mod::Thing'];
export const TITLES = ['a', 'b', 'c', 'A', '/tmp/x', 'd::e'];
export const TAGS = ['t1', 't2', 'web', 'role::db'];
