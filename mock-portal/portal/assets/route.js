const isInApp = (event, link) =>
  link &&
  link.getAttribute('href')?.startsWith('?') &&
  !link.target &&
  !event.ctrlKey &&
  !event.metaKey &&
  event.button === 0

angular.module('sn.portal').factory('spRoute', [
  '$rootScope',
  'spSettings',
  ($rootScope, settings) => {
    const announce = () => $rootScope.$evalAsync(() => $rootScope.$broadcast('sp.route'))
    const go = (search) => {
      const query = new URLSearchParams(search)
      query.set('spa', '1')
      window.history.pushState({}, '', `${settings.path}?${query}`)
      announce()
    }
    document.addEventListener('click', (event) => {
      const link = event.target.closest('a[href]')
      if (!isInApp(event, link)) return
      event.preventDefault()
      go(link.getAttribute('href'))
    })
    window.addEventListener('popstate', announce)
    return {
      go,
      back: () => window.history.back(),
      query: () => Object.fromEntries(new URLSearchParams(window.location.search)),
    }
  },
])
