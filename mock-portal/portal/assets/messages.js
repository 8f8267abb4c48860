angular
  .module('sn.portal')
  .factory('spMessages', [
    '$rootScope',
    ($rootScope) => {
      const list = []
      const sessionIsOver = () => list.some(({ link }) => link) // That message stays until the page is loaded anew.
      const show = (kind, text, link) => {
        if (sessionIsOver()) return
        list.splice(0, list.length, { kind, text, link })
        $rootScope.$evalAsync()
      }
      return {
        list,
        error: (text, link) => show('danger', text, link),
        info: (text) => show('success', text, null),
        clear: () => {
          if (!sessionIsOver()) list.splice(0, list.length)
        },
      }
    },
  ])
  .directive('spNotifications', [
    'spMessages',
    (spMessages) => ({
      template: `<div id="uiNotificationContainer" role="status" aria-live="assertive">
        <div class="alert alert-{{message.kind}}" ng-repeat="message in list">
          <button type="button" class="close" aria-label="閉じる" ng-click="list.splice($index, 1)">&times;</button>
          <span class="glyphicon glyphicon-exclamation-sign" aria-hidden="true"></span>
          <span ng-bind="message.text"></span>
          <a class="alert-link" ng-if="message.link" ng-href="{{message.link.href}}" ng-bind="message.link.text"></a>
        </div></div>`,
      scope: {},
      link: (scope) => {
        scope.list = spMessages.list
      },
    }),
  ])
