export default defineAppConfig({
  // The gallery shows every piece of the kit to its tests; patients never get it.
  pages: [
    'pages/home/index',
    'pages/me/index',
    'pages/departments/index',
    'pages/doctors/index',
    'pages/doctor/index',
    'pages/periods/index',
    'pages/confirm/index',
    'pages/pay/index',
    'pages/ticket/index',
    'pages/visits/index',
    'pages/messages/index',
    'pages/login/index',
    'pages/consent/index',
    'pages/patients/index',
    'pages/patient-edit/index',
    'pages/search/index',
    'pages/settings/index',
    ...(process.env.JIUYI_GALLERY ? ['pages/gallery/index'] : []),
  ],
  subPackages: [
    {
      root: 'pkg-account',
      pages: [
        'sessions/index',
        'password/index',
        'phone/index',
        'notices/index',
        'readers/index',
        'consents/index',
        'no-shows/index',
      ],
    },
    { root: 'pkg-visit', pages: ['reschedule/index', 'series/index'] },
    {
      root: 'pkg-hospital',
      pages: ['about/index', 'page/index', 'directions/index', 'famous/index', 'prices/index'],
    },
  ],
  window: {
    backgroundTextStyle: 'dark',
    backgroundColor: '#F3F5F6',
    navigationBarBackgroundColor: '#0B7072',
    navigationBarTitleText: '就医',
    navigationBarTextStyle: 'white',
  },
  tabBar: {
    color: '#55646C',
    selectedColor: '#0B7072',
    backgroundColor: '#FFFFFF',
    borderStyle: 'white',
    list: [
      {
        pagePath: 'pages/home/index',
        text: '首页',
        iconPath: 'assets/tab-home.png',
        selectedIconPath: 'assets/tab-home-on.png',
      },
      {
        pagePath: 'pages/visits/index',
        text: '就诊',
        iconPath: 'assets/tab-visit.png',
        selectedIconPath: 'assets/tab-visit-on.png',
      },
      {
        pagePath: 'pages/messages/index',
        text: '消息',
        iconPath: 'assets/tab-message.png',
        selectedIconPath: 'assets/tab-message-on.png',
      },
      {
        pagePath: 'pages/me/index',
        text: '我的',
        iconPath: 'assets/tab-me.png',
        selectedIconPath: 'assets/tab-me-on.png',
      },
    ],
  },
  lazyCodeLoading: 'requiredComponents',
  // With Taro's page animation on H5, a tap can land on a neighbour of what it was meant for.
  ...(process.env.TARO_ENV === 'h5' ? { animation: false } : {}),
})
