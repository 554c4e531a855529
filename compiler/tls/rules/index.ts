/** All rules over certificates, in the order in which they look. */
import type { TlsRule } from '../node.ts';
import { caUnknown } from './ca-unknown.ts';
import { certificateKey } from './certificate-key.ts';
import { certificateUnread } from './certificate-unread.ts';
import { certificateUnset } from './certificate-unset.ts';
import { conversion } from './conversion.ts';
import { endpointAddress, endpointHttp, endpointName } from './endpoints.ts';
import { fileMissing, fileSupplied } from './file-missing.ts';
import { flagNotBoolean } from './flag.ts';
import { keyPermissions } from './key-permissions.ts';
import { nameAddress } from './name-address.ts';
import { nameEmpty } from './name-empty.ts';
import { nameInvalid } from './name-invalid.ts';
import { nameKind } from './name-kind.ts';
import { nameTooLong } from './name-too-long.ts';
import { nameUnknown } from './name-unknown.ts';
import { nameWildcard } from './name-wildcard.ts';
import { networkName } from './network-name.ts';
import { pemMissing } from './pem-missing.ts';
import { pemParts } from './pem-parts.ts';
import { principalEmpty, principalHost, principalService } from './principal.ts';
import { readerNotify, readerOrder } from './reader-order.ts';
import { networkWithoutSpec, serviceNetwork, specMisnamed } from './service-network.ts';
import { fileShared, keyShared } from './shared-files.ts';
import { specDropped } from './spec-dropped.ts';
import { specFields } from './spec-fields.ts';
import { verifyhost } from './verifyhost.ts';

export const TLS_CHECKS: readonly TlsRule[] = [
  nameEmpty,
  nameAddress,
  nameWildcard,
  nameTooLong,
  nameInvalid,
  nameUnknown,
  nameKind,
  networkName,
  principalEmpty,
  principalService,
  principalHost,
  caUnknown,
  certificateKey,
  keyShared,
  fileShared,
  pemParts,
  pemMissing,
  certificateUnset,
  fileMissing,
  fileSupplied,
  certificateUnread,
  readerOrder,
  readerNotify,
  keyPermissions,
  verifyhost,
  endpointHttp,
  endpointAddress,
  endpointName,
  specDropped,
  specFields,
  networkWithoutSpec,
  specMisnamed,
  serviceNetwork,
  flagNotBoolean,
  conversion,
];
