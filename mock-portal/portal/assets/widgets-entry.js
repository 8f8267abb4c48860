angular
  .module('sn.portal')
  .controller('loginWidget', [
    '$scope',
    '$http',
    '$httpParamSerializerJQLike',
    'spMessages',
    function LoginWidget($scope, $http, serialize, messages) {
      this.user = ''
      this.password = ''
      this.busy = false
      const form = () =>
        serialize({
          sysparm_type: 'login',
          'ni.nolog.user_password': true,
          remember_me: false,
          user_name: this.user,
          user_password: this.password,
          get_redirect_url: $scope.data.redirectUrl,
          sysparm_goto_url: '',
          mfa_redirect_url: $scope.data.codeUrl,
        })
      const settle = (answer) => {
        if (answer.redirect_url) {
          window.location.assign(answer.redirect_url)
          return
        }
        this.password = ''
        this.busy = false
        messages.error(answer.message)
      }
      this.login = () => {
        if (this.busy) return
        this.busy = true
        messages.clear()
        $http
          .post('/angular.do?sysparm_type=view_form.login', form(), {
            headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
          })
          .then(
            (response) => settle(response.data),
            () => {
              this.busy = false
            },
          )
      }
    },
  ])
  .controller('codeWidget', [
    '$http',
    '$httpParamSerializerJQLike',
    'spMessages',
    function CodeWidget($http, serialize, messages) {
      this.code = ''
      const settle = (answer) => {
        if (answer.redirect_url) window.location.assign(answer.redirect_url)
        else messages.error(answer.message)
        this.code = ''
      }
      this.confirm = () => {
        messages.clear()
        $http
          .post('/validate_multifactor_auth_code.do', serialize({ txtResponse: this.code }), {
            headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
          })
          .then(
            (response) => settle(response.data),
            () => {},
          )
      }
    },
  ])
  .controller('resetWidget', [
    '$scope',
    'spMessages',
    'spSettings',
    function ResetWidget($scope, messages, settings) {
      this.password = ''
      this.again = ''
      const settle = (result) => {
        if (result.done) {
          window.location.assign(`${settings.path}?id=csm_index`)
          return
        }
        this.password = ''
        this.again = ''
        messages.error(result.message)
      }
      this.reset = () =>
        $scope.server({ password: this.password, again: this.again }).then(
          (response) => settle(response.data.result.data),
          () => {},
        )
    },
  ])
