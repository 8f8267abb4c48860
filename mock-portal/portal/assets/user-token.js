angular.module('sn.portal').factory('spUserToken', [
  '$q',
  '$injector',
  'spSettings',
  'spMessages',
  ($q, $injector, settings, messages) => {
    const sessionOver = () =>
      messages.error(settings.messages.sessionOver, {
        href: `${settings.path}?id=csm_login`,
        text: settings.messages.loginLink,
      })
    const sendAgain = (config, token) => {
      window.g_ck = token
      return $injector.get('$http')({ ...config, tokenTaken: true })
    }
    return {
      request: (config) => {
        if (config.url.startsWith('/')) {
          config.headers['X-UserToken'] = window.g_ck
          config.headers['x-portal'] = settings.portalId
        }
        return config
      },
      responseError: (response) => {
        const token = response.status === 401 ? response.headers('x-usertoken-response') : null
        if (token && !response.config.tokenTaken) return sendAgain(response.config, token)
        if (response.config.quiet) return $q.reject(response)
        if (response.status === 401) sessionOver()
        else if (response.status < 1 || response.status >= 500) messages.error(settings.messages.noConnection)
        return $q.reject(response)
      },
    }
  },
])
