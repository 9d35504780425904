import type { Same } from './same.ts'

const zh = {
  title: '角色与权限',
  permission: '权限',
  hint: '角色的权限由系统规定；给员工分配角色在“员工账号”里。',
  has: '有',
  hasNot: '无',
  permissions: {
    'directory.write': '维护科室、医生和介绍页',
    'price.write': '设置挂号费',
    'timetable.read': '查看排班',
    'timetable.write': '编辑排班',
    'appointment.read': '查看预约',
    'appointment.book': '窗口挂号',
    'appointment.cancel': '取消预约',
    'payment.take': '收费',
    'payment.refund': '退费',
    'payment.read': '查看订单',
    'patient.search': '查找患者',
    'patient.register': '新建档案',
    'patient.reveal': '查看完整证件和手机',
    'staff.manage': '管理员工账号',
    'audit.read': '查看审计',
    'message.read': '查看消息发送',
  },
} as const

const en: Same<typeof zh> = {
  title: 'Roles and permissions',
  permission: 'Permission',
  hint: 'What a role may do is fixed; give people roles under “Staff accounts”.',
  has: 'yes',
  hasNot: 'no',
  permissions: {
    'directory.write': 'Edit departments, doctors and pages',
    'price.write': 'Set fees',
    'timetable.read': 'See timetables',
    'timetable.write': 'Edit timetables',
    'appointment.read': 'See bookings',
    'appointment.book': 'Book at the desk',
    'appointment.cancel': 'Cancel bookings',
    'payment.take': 'Take payments',
    'payment.refund': 'Refund',
    'payment.read': 'See orders',
    'patient.search': 'Find patients',
    'patient.register': 'Register patients',
    'patient.reveal': 'Show certificate and phone',
    'staff.manage': 'Manage staff accounts',
    'audit.read': 'Read the audit log',
    'message.read': 'See messages sent',
  },
}

export const roles = { 'zh-CN': zh, en }
