/**
 * The types of hiera.yaml, by version, as text of the Puppet language.
 *
 * Puppet: pops/lookup/hiera_config.rb (config_type of each version)
 */
const NON_EMPTY = 'String[1]';
const OPTIONS = 'Hash[Pattern[/\\A[A-Za-z](:?[0-9A-Za-z_-]*[0-9A-Za-z])?\\z/],Data]';

const HIERARCHY = `Array[Struct[{
  name => ${NON_EMPTY},
  Optional[options] => ${OPTIONS},
  Optional[data_hash] => ${NON_EMPTY},
  Optional[lookup_key] => ${NON_EMPTY},
  Optional[hiera3_backend] => ${NON_EMPTY},
  Optional[v4_data_hash] => ${NON_EMPTY},
  Optional[data_dig] => ${NON_EMPTY},
  Optional[path] => ${NON_EMPTY},
  Optional[paths] => Array[${NON_EMPTY}, 1],
  Optional[glob] => ${NON_EMPTY},
  Optional[globs] => Array[${NON_EMPTY}, 1],
  Optional[uri] => ${NON_EMPTY},
  Optional[uris] => Array[${NON_EMPTY}, 1],
  Optional[mapped_paths] => Array[${NON_EMPTY}, 3, 3],
  Optional[datadir] => ${NON_EMPTY}
}]]`;

export const VERSION_5_TYPE = `Struct[{
  version => Integer[5, 5],
  Optional[defaults] => Struct[{
    Optional[data_hash] => ${NON_EMPTY},
    Optional[lookup_key] => ${NON_EMPTY},
    Optional[data_dig] => ${NON_EMPTY},
    Optional[datadir] => ${NON_EMPTY},
    Optional[options] => ${OPTIONS}
  }],
  Optional[hierarchy] => ${HIERARCHY},
  Optional[plan_hierarchy] => ${HIERARCHY},
  Optional[default_hierarchy] => ${HIERARCHY}
}]`;

export const VERSION_4_TYPE = `Struct[{
  version => Integer[4, 4],
  Optional[datadir] => ${NON_EMPTY},
  Optional[hierarchy] => Array[Struct[{
    backend => ${NON_EMPTY},
    name => ${NON_EMPTY},
    Optional[datadir] => ${NON_EMPTY},
    Optional[path] => ${NON_EMPTY},
    Optional[paths] => Array[${NON_EMPTY}]
  }]]
}]`;

/** Each backend may have a hash of its own under its name. `backends`: their names as texts of the Puppet language. */
export function version3Type(backends: readonly string[]): string {
  return `Struct[{
  Optional[version] => Integer[3, 3],
  Optional[backends] => Variant[${NON_EMPTY}, Array[${NON_EMPTY}]],
  Optional[logger] => ${NON_EMPTY},
  Optional[merge_behavior] => Enum[deep, deeper, native],
  Optional[deep_merge_options] => Hash[${NON_EMPTY}, Variant[String, Boolean]],
  Optional[hierarchy] => Variant[${NON_EMPTY}, Array[${NON_EMPTY}]]${backends.map((name) => `,\n  Optional[${name}] => Hash[${NON_EMPTY}, Any]`).join('')}
}]`;
}
