/** A certificate for localhost that nobody trusts, good until 2126, and its key: there is nothing to protect with it. */
export const certificate = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBnDCCAUGgAwIBAgIUGpNcrVk3QicepGJk/oK5hXwQMwMwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNjAwMTU1M1oYDzIxMjYxMTAy
MDAxNTUzWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATwpVJkCRFT5jwYW97lks3zxCq8jMoO8SZfdAOZPY+/MgnyB6WaZ/hD
cnrwv55mEtqO/Fwi8l/kMCDW2/quBo3Vo28wbTAdBgNVHQ4EFgQUpWlBBUnHZqiN
Sn7J18x6VySw7dcwHwYDVR0jBBgwFoAUpWlBBUnHZqiNSn7J18x6VySw7dcwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARhwR/AAABgglsb2NhbGhvc3QwCgYIKoZI
zj0EAwIDSQAwRgIhAO/RoNVqmqC/1apXoeW0rc1QiZjsZLHPSVHVEBuYnzmxAiEA
ipejGUcJkh2ZOlbYboetZDuAbWmkff3gUBMXtmTcLBo=
-----END CERTIFICATE-----
`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgCRZzk5k+r93MJnmo
DcFXvLeX67c+58wkTjZbqHuMd4qhRANCAATwpVJkCRFT5jwYW97lks3zxCq8jMoO
8SZfdAOZPY+/MgnyB6WaZ/hDcnrwv55mEtqO/Fwi8l/kMCDW2/quBo3V
-----END PRIVATE KEY-----
`,
};
