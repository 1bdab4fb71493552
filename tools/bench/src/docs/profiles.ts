export interface Profile {
  readonly name: string;
  /** In CSS pixels. */
  readonly window: { readonly width: number; readonly height: number };
  readonly throttling?: {
    /** In milliseconds. */
    readonly latency: number;
    readonly bytesPerSecond: number;
    readonly cpuFactor: number;
  };
}

export const desktop: Profile = { name: 'desktop', window: { width: 1350, height: 940 } };

export const phone: Profile = {
  name: 'phone',
  window: { width: 390, height: 844 },
  throttling: { latency: 150, bytesPerSecond: 200_000, cpuFactor: 4 },
};
