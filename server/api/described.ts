/** What other programs may call: the API, the Open311 protocol, what a monitor asks, and open data. Pages are for people. */
export function isDescribed(path: string): boolean {
  return (
    (/^\/(api|open311)\//.test(path) && !/^\/api\/(docs|openapi)/.test(path)) ||
    /^\/(healthz|readyz|metrics)$/.test(path) ||
    /^\/public\/.*\.(json|csv|atom|pem)$/.test(path)
  )
}
