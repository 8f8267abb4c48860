window.spBundles = {
  executed: 0,
  totals: {},
  run(bundle, work) {
    this.totals[bundle] = work()
    this.executed += 1
  },
}

angular
  .module('sn.portal', [])
  .constant('spSettings', window.NOW)
  .config([
    '$httpProvider',
    '$compileProvider',
    ($httpProvider, $compileProvider) => {
      $compileProvider.debugInfoEnabled(true)
      $httpProvider.interceptors.push('spUserToken')
    },
  ])

document.addEventListener('DOMContentLoaded', () => {
  angular.bootstrap(document.getElementById('sp-root'), ['sn.portal'], { strictDi: true })
})
