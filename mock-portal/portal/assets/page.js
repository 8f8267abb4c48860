angular.module('sn.portal').directive('spPortal', [
  '$http',
  'spRoute',
  'spSettings',
  'spMessages',
  ($http, route, settings, messages) => {
    const load = (query) =>
      $http.get('/api/now/sp/page', {
        params: {
          ...query,
          id: query.id || 'csm_index',
          time: Date.now(),
          portal_id: settings.portalId,
          request_uri: window.location.pathname + window.location.search,
        },
      })

    const link = (scope) => {
      let visit = 0
      const show = (result) => {
        scope.page = result.page
        scope.containers = result.containers
        scope.header = scope.header || result.header
        document.title = `${result.page.title} - ${settings.siteName}`
        window.scrollTo(0, 0)
      }
      const boot = () => {
        const mine = ++visit
        scope.loading = true
        if (visit > 1) messages.clear()
        load(route.query())
          .then(
            (response) => mine === visit && show(response.data.result),
            () => {},
          )
          .finally(() => {
            if (mine === visit) scope.loading = false
          })
      }
      if (settings.sessionOver) {
        messages.error(settings.messages.sessionOver, {
          href: `${settings.path}?id=csm_login`,
          text: settings.messages.loginLink,
        })
      }
      scope.$on('sp.route', boot)
      boot()
    }

    return {
      link,
      template: `
        <header class="sp-header" ng-if="header"><div sp-widget="header"></div></header>
        <div class="sp-loading" ng-show="loading"><span class="sp-spinner"></span><span class="sr-only">読み込み中</span></div>
        <div class="container sp-messages"><sp-notifications></sp-notifications></div>
        <main data-page-title="{{page.title}}" data-page-id="{{page.id}}">
          <section class="sp-container {{container.class}}" ng-repeat="container in containers">
            <div class="{{container.width}}"><div class="row">
              <div class="col-md-{{column.size}}" ng-repeat="column in container.columns track by $index">
                <div class="sp-widget-holder" ng-repeat="widget in column.widgets">
                  <div sp-widget="widget"></div>
                </div>
              </div>
            </div></div>
          </section>
        </main>
        <footer class="sp-footer" ng-if="page"><div class="container">
          <p><a href="?id=csm_contact">お問い合わせ</a> ｜ <a href="?id=csm_terms">利用規約</a> ｜ <a href="?id=csm_privacy">プライバシーポリシー</a></p>
          <p class="small">社会保険診療報酬支払基金　国民健康保険中央会</p>
        </div></footer>`,
    }
  },
])
