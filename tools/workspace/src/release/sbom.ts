/** The fields of a CycloneDX document that the release reads or writes. `npm sbom` writes all other fields. */
export interface Sbom {
  readonly components: readonly Component[];
}

export interface Component {
  readonly type: 'library';
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly licenses?: readonly { readonly license?: { id?: string; name?: string }; readonly expression?: string }[];
  readonly externalReferences?: readonly { readonly type: string; readonly url: string }[];
  /** Packages whose code is bundled into this package. */
  readonly components?: readonly Component[];
}

/** A package whose code the build copies into a published package. */
interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

/** Reads the headings of `third-party-notices.txt`, such as `yaml 2.9.1 (ISC)`. */
export function readNotices(text: string): BundledPackage[] {
  return [...text.matchAll(/^((?:@[\w.-]+\/)?[\w.-]+) (\d+\.\d+\.\S+) \(([^()]+)\)$/gm)].map(
    ([, name = '', version = '', license = '']) => ({ name, version, license }),
  );
}

/**
 * Adds the packages that the build copies into the published packages, because npm cannot know them. Removes the paths
 * of the local tarballs.
 *
 * @param bundled the copied packages, by the name of the published package
 */
export function completeSbom(sbom: Sbom, bundled: ReadonlyMap<string, readonly BundledPackage[]>): Sbom {
  const components = sbom.components.map((component) => {
    const references = component.externalReferences?.filter(({ url }) => !url.startsWith('file:'));
    const parts = bundled.get(component.name) ?? [];
    return {
      ...component,
      ...(references === undefined ? {} : { externalReferences: references }),
      ...(parts.length === 0 ? {} : { components: parts.map(toComponent) }),
    };
  });
  return { ...sbom, components };
}

function toComponent({ name, version, license }: BundledPackage): Component {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return { type: 'library', name, version, purl, licenses: [{ license: { id: license } }] };
}

/** Lists all components, including components inside others. */
export function listComponents({ components }: Sbom): Component[] {
  return components.flatMap((component) => [component, ...listComponents({ components: component.components ?? [] })]);
}
